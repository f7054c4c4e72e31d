#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives benchmark cases the brain mask that the program finds, instead of that of the labels.

    pip install nibabel numpy
    tests/readers/cases_with_found_masks.py build/release/bin/disyre CASES HEADS OUT

CASES were written by `disyre cases`, HEADS is the folder of whole heads that they were made from. Each
lesion is laid into its whole head again, the brain is found there by `disyre mask`, and the case is
written to OUT with that mask, so that

    disyre evaluate --cases OUT --mode fast

can be compared with the same command on CASES. A row for each kind of lesion says which share of its
voxels the mask that was found cuts away: in all, and at most in one case.
"""

import collections
import json
import pathlib
import shutil
import subprocess
import sys

import nibabel
import numpy


def main():
    if len(sys.argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    program, cases, heads, out = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
    shares = collections.defaultdict(list)
    for case in sorted(folder for folder in cases.iterdir() if (folder / "case.json").exists()):
        facts = json.loads((case / "case.json").read_text())
        head = nibabel.load(heads / f"{facts['subject']}.nii.gz")
        there = nibabel.load(case / "scan.nii.gz")
        inside = numpy.asanyarray(nibabel.load(case / "brain_mask.nii.gz").dataobj) > 0
        lesion = numpy.asanyarray(nibabel.load(case / "lesion_mask.nii.gz").dataobj) > 0
        whole = numpy.where(inside, there.get_fdata(), head.get_fdata().reshape(inside.shape))
        to = out / case.name
        to.mkdir(parents=True, exist_ok=True)
        for name in ("case.json", "lesion_mask.nii.gz"):
            shutil.copy(case / name, to / name)
        scan = to / "scan.nii.gz"
        nibabel.save(nibabel.Nifti1Image(whole.astype(numpy.float32), there.affine), scan)
        mask = to / "brain_mask.nii.gz"
        subprocess.run([program, "mask", str(scan), "--out", str(mask), "--json"], check=True,
                       capture_output=True)
        found = numpy.asanyarray(nibabel.load(mask).dataobj) > 0
        shares[facts["kind"]].append(((lesion & ~found).sum(), lesion.sum()))
        print(f"{case.name}: {shares[facts['kind']][-1][0]} of {lesion.sum()} voxels", file=sys.stderr)
    print("| lesion | cases | voxels | cut away, % | at most, % |\n| --- | --- | --- | --- | --- |")
    for kind, counts in shares.items():
        cut, whole = numpy.array(counts).T
        print(f"| {kind} | {len(counts)} | {whole.sum()} | {100 * cut.sum() / whole.sum():.2f} | "
              f"{100 * (cut / whole).max():.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
