"""
Taking in: whatever somebody has, read, extracted and kept in an archive as one job that tells how far it is.

    job = ImportJob("news.geotie", [Source.path("clippings/"), Source.address("https://news.example/feed")])
    job.start()     # or job.run(), which returns when all is done
    job.progress    # share done, time left, counts
    job.cancel()    # keeps what is stored; the same job again goes on from there
    job.problems    # what could not be read, each with its reason
"""

from geotie.ingest.job import ImportJob, Progress
from geotie.ingest.preview import Preview, preview
from geotie.ingest.sources import About, Source, SourceKind

__all__ = ["About", "ImportJob", "Preview", "Progress", "Source", "SourceKind", "preview"]
