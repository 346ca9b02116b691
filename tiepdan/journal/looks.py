"""Which kinds of entries tell that somebody looked. The journal has an index of these alone; another kind here needs a migration of that index."""

OF_FILES = ("identity.revealed", "petition.original_seen", "file.exported", "round.protection_paper_seen", "desk.opened_elsewhere")
OF_LISTS = ("desk.exported", "desk.printed", "desk.searched_province")
LOOKS = (*OF_FILES, *OF_LISTS)
