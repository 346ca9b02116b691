import sys

from tiepdan.project.cli import main

sys.exit(main())
