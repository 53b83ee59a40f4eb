"""What geotie takes in at most: beyond it an input is no article, or would hold up everybody else."""

MAX_FILE_BYTES = 10_000_000  # one article's file; a table of articles may be of any length
MAX_PAGE_BYTES = 5_000_000  # of a web page: the largest of real news pages have three
MAX_CHARACTERS = 200_000  # of one article's text: some 60 printed pages, more than the longest magazine piece
MAX_FIELD_CHARACTERS = 500  # of a title, an outlet or an identifier
EARLIEST_YEAR = 1800  # an earlier year is a slip of the pen: news agencies began in the 1830s
MAX_TABLE_BYTES = 500_000_000
MAX_ZIP_MEMBERS = 20_000
MAX_ZIP_BYTES = 1_000_000_000  # of all that a ZIP file unpacks to
MAX_ZIP_RATIO = 200  # text packs to a tenth, at most to a hundredth; a bomb to a thousandth and less
MAX_PDF_PAGES = 200
MAX_SECONDS = 30.0  # for reading one document
MAX_FEED_ITEMS = 1_000
MAX_ROWS = 5_000_000  # of a table of articles
