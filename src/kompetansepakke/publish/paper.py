"""The PDFs of a built site: which pages have one, and what to tell of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from kompetansepakke.machine.faults import machines_reason
from kompetansepakke.machine.kept import Kept
from kompetansepakke.machine.progress import told_seconds
from kompetansepakke.pages.stage import Stage
from kompetansepakke.pdf.documents import Made, PdfError, PdfJob, make_pdfs
from kompetansepakke.publish.rendering import Job
from kompetansepakke.site.site import BuildError, Site


def print_all(site: Site, built: Iterable[tuple[Job, Stage]], fresh: Path, folder: Path | None) -> Made:
    """Make the PDFs of what was built into `fresh`.

    Those that lie in the folder `folder` from before are taken from there. Raises BuildError.
    """
    if not site.url:
        print("Guider og ark får ingen QR-kode: den må holde hele adressen, som site_url i mkdocs.yml oppgir.",
              file=sys.stderr)
    began = time.monotonic()
    wanted = (found for job, stage in built for found in _jobs(site, job, stage, fresh / job.place))
    with Kept(folder) as kept:
        try:
            made = make_pdfs(wanted, kept)
        except PdfError as failed:
            told = machines_reason(str(failed)) or str(failed)
            raise BuildError(f"En PDF lot seg ikke lage: {told}", machine=True) from failed
    about = f", {made.before} av dem fra før" if made.before else ""
    print(f"PDF: {made.count} dokumenter{about}, {told_seconds(time.monotonic() - began)}", file=sys.stderr)
    return made


def _jobs(site: Site, job: Job, stage: Stage, folder: Path) -> Iterator[PdfJob]:
    for path, name in sorted(stage.pdfs.items()):
        file = stage.file(path)
        address = f"{site.url.rstrip('/')}/{job.place}/{file.removesuffix('index.html')}" if site.url else ""
        before = job.before and (job.before / file).with_name(name)
        yield PdfJob(folder, folder / file, name, address, job.locale, before)
