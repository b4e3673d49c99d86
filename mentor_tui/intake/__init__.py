"""What a team has already, read as it is: tables and checklists, with the line of the file that each thing stands in."""
