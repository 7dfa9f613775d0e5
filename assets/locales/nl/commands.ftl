# commands (nl)
