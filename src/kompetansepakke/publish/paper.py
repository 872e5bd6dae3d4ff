"""The PDFs of a built site: which pages have one, and what to tell of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kompetansepakke.machine.faults import machines_reason
from kompetansepakke.machine.progress import told_seconds
from kompetansepakke.pages.stage import Stage
from kompetansepakke.pdf.documents import PdfError, PdfJob, Printer
from kompetansepakke.publish.rendering import Job
from kompetansepakke.site.site import BuildError, Site


class Paper:
    """The PDFs of a site. Those that lie in the folder `kept` from before are taken from there."""

    def __init__(self, site: Site, kept: Path | None) -> None:
        self._site = site
        self._printer = Printer(kept)

    @property
    def written(self) -> Mapping[bytes, bytes]:
        """What each PDF says, by the SHA-256 of its bytes."""
        return self._printer.written

    def print(self, job: Job, stage: Stage) -> None:
        """Make the PDFs of what was built of the stage. Threads may call it. Raises BuildError."""
        try:
            self._printer.print(list(_jobs(self._site, job, stage)))
        except PdfError as failed:
            told = machines_reason(str(failed)) or str(failed)
            raise BuildError(f"En PDF lot seg ikke lage: {told}", machine=True) from failed

    def tell(self) -> None:
        """Tell of them on standard error."""
        made = self._printer
        if not self._site.url:
            print("Guider og ark får ingen QR-kode: den må holde hele adressen, som site_url i mkdocs.yml oppgir.",
                  file=sys.stderr)
        about = f", {made.before} av dem fra før" if made.before else ""
        print(f"PDF: {made.count} dokumenter{about}, {told_seconds(made.seconds)}", file=sys.stderr)


def _jobs(site: Site, job: Job, stage: Stage) -> Iterator[PdfJob]:
    for path, name in sorted(stage.pdfs.items()):
        file = stage.file(path)
        address = f"{site.url.rstrip('/')}/{job.place}/{file.removesuffix('index.html')}" if site.url else ""
        before = job.before and (job.before / file).with_name(name)
        yield PdfJob(job.folder, job.folder / file, name, address, job.locale, before)
