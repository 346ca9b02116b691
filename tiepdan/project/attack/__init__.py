"""`tiepdan attack`: a fresh province, invented denouncers worked through every path, then a search for them and scripted insiders.

`planted` invents the denouncers and the words that give each away; `carrying` works them through the doors, the acts and the jobs; `traces`
finds one of them in any bytes; `storage` looks through the database, the files and the logs, `asking` through every answer an official or a
stranger can get; `attempts` are the insiders. Nothing is looked for where the vault is the right place: there only ciphertext may lie.
"""
