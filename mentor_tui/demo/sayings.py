"""What made-up people write to each other: comments, questions, agenda lines. No line names anybody."""

from __future__ import annotations

PRAISE: tuple[str, ...] = (
    "Clear and kind. Nothing to add.",
    "Exactly as it should be, the note too.",
    "Good. I would have written it longer and worse.",
    "Yes. Keep the habit of saying what happens next.",
    "Well found, that one fools most of us.",
    "This can go to anybody as it is.",
    "Signed with pleasure.",
    "Fine. For the next one try a shorter first line.",
)

PRAISE_AGAIN: tuple[str, ...] = (
    "Good second go. The change makes it.",
    "Now it is whole. Thank you for the patience.",
    "That was the missing piece.",
    "Much better, and shorter too.",
)
"""What is said with a sign-off of something that came back before."""

RETURNS: dict[str, tuple[str, ...]] = {
    "practise": (
        "The tone is right. Confirm the amount before you name a day.",
        "Almost. The order matters: check first, then change, then write it down.",
        "It works, but I cannot see from the note what you looked at. Two lines more, please.",
        "Good eye for the cause. One more go at what the customer would have seen.",
    ),
    "drill": (
        "The warm part is good. The answer itself comes too late, bring it to the top.",
        "One question too many. Which one would you keep?",
        "Read it aloud once: where do you run out of breath? Cut there.",
    ),
    "ticket": (
        "The answer is right and the person is happy. The link to the page is missing though.",
        "Look at the second one again: what did they ask first?",
        "Nearly. Say when they will hear from us, a day and not “soon”.",
    ),
    "write": (
        "The sum adds up. Give every number in it a name, then it is done.",
        "My neighbour would still ask “but why that much?”. Once more from there.",
        "Good facts. Put the next step first and the story after it.",
    ),
    "quiz": (
        "Two answers short. Number six fits no rule: say whom you would ask.",
        "Right checks, but one refusal tells them which part failed. Try that one again.",
    ),
    "pair": ("You showed three ways. Show one, and let them drive.", "Good start. End with one next step."),
}

AGAIN: tuple[str, ...] = (
    "Changed the order as you said: {link}",
    "Second go, the line about the day comes last now: {link}",
    "Wrote that part new and read it aloud: {link}",
    "You were right, it was missing. Now in: {link}",
    "Cut a third and kept the step: {link}",
)

QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        "Is a paused plan churn, or do we count it apart?",
        "Apart. It comes back as churn after ninety days, not before.",
    ),
    (
        "What do I say when the bank gives no reason at all?",
        "Just that: banks rarely tell us. Then the two things they can try today.",
    ),
    (
        "Do I write the refund note before or after the money has gone?",
        "Before. If the line breaks in the middle the next one knows where you were.",
    ),
    ("May I use the saved reply here, or is it too cold?", "Use it and change the first line. That is what it is for."),
    ("Who may see the export once it is made?", "Only the person who asked, and it goes after seven days by itself."),
    ("Two people of one account want opposite things. Whom do I follow?", "The owner. Tell both that you asked."),
    ("How long do I try before I pass it on?", "Half an hour alone, then ask. Write down what you tried, that counts."),
    ("Is it fine to answer in two mails?", "Better one later than two halves. Unless they cannot work meanwhile."),
    ("Where is the log for tries that were blocked?", "Same page, second tab. Everybody looks in the first."),
    ("She wrote in capitals. Do I say something about it?", "No. Answer the third sentence, that is the real one."),
)
"""What a hire asks in a thread, and what comes back."""

SESSIONS: tuple[str, ...] = (
    "Went through what came back, the order of a refund, and Thursday’s call.",
    "Since last time: two good replies. Open: who signs large amounts. I promised to ask.",
    "Read the three oldest open ones together. Next week: one without me talking.",
    "Half the hour on invoices, half on how to stop a long thread kindly.",
    "Agenda: questions from the log, the chat hour, holiday cover.",
    "Looked at four refusals side by side. The short one was the best.",
    "Talked about asking earlier. Ten minutes stuck is enough.",
    "Took apart yesterday’s hard conversation. It was us, not the customer.",
    "Sat with the webhooks page and a cup of tea. Clearer now.",
    "What went well, what to drop, what I owe: a seat on the call, by Thursday.",
    "Planned the next two weeks. Fewer drills, more real ones.",
    "Walked through the handover note of last night, line by line.",
    "Practised the first two minutes of a call, three times.",
    "Compared two answers to one question. Kept the plainer one.",
    "Short one: all well, one question about exports, answered.",
    "Queue side by side for an hour, taking turns at the keyboard.",
)

NOTES: tuple[str, ...] = (
    "Likes to read the whole page first. Give the page a day before.",
    "Good days are mornings; put the hard ones there.",
    "Asked for more calls and fewer drills from next week.",
    "Wants to stay near billing later on.",
    "We agreed: questions in the thread, not in chat, so that both find them again.",
    "Reads the account log without being told. Good sign.",
    "Would like to hear calls in another language too.",
    "Agreed to try one long conversation a day.",
)

FINISHED: tuple[str, ...] = (
    "All of it done. Thank you for asking so well.",
    "The whole way through. We are lucky.",
    "Closed today, with cake.",
)
PAIRED: tuple[str, ...] = (
    "Shared hours and the same area.",
    "Asked for somebody who likes to explain.",
    "Room in the week and close by.",
    "Knows what they want to learn.",
)
CLOSED_PAIR = "The way is done; they stay in touch."

TASK_TEXT: tuple[str, ...] = (
    "{link} – old button name, mended",
    "{link} – step three was missing",
    "{link} – the picture showed last year’s menu",
    "{link} – answered with the new page, no question back",
    "{link} – half an hour, learnt a lot",
)

TASK_NOTES: tuple[str, ...] = (
    "An hour beside the one who looks after it. Two things to mend, both noted.",
    "Read five, wrote two lines on each. One I would call today.",
    "Sat in, asked one question, wrote the summary.",
    "Half an hour, and a page of my own words about it.",
)
