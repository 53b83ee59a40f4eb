"""`python -m geotie` is `geotie`."""

from geotie.cli import main

main()
