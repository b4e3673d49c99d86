"""Pages to send on: one file each, which holds all that it shows, for a browser, a printer and a mailbox.

jinja2 is loaded by ``rendering`` alone, when somebody asks for a page.
"""
