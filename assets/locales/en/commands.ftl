# commands (en)
