#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the brains that the program finds in whole heads with brains from other sources.

    pip install nibabel numpy scipy
    tests/readers/compare_masks.py build/release/bin/disyre HEAD=LABELS [HEAD=LABELS ...]

HEAD is a whole head, LABELS a label map or a brain mask in the same millimetres, such as the mask that
was found in another contrast of the same visit; it is carried to HEAD's grid. For each pair a row of the
table of resources/manual/data.md is printed: the volume of the brain found, and its Dice with the
labels, whose gaps are closed and whose holes are filled, as they are and grown by one voxel. It is no
part of the automatic tests, because it needs real heads.
"""

import pathlib
import subprocess
import sys
import tempfile

import nibabel
import numpy
from scipy import ndimage


def ball(radius):
    """Returns a ball of voxels for morphology."""
    steps = numpy.arange(-radius, radius + 1)
    x, y, z = numpy.meshgrid(steps, steps, steps, indexing="ij")
    return x * x + y * y + z * z <= radius * radius


def brain_of(labels):
    """Returns the brain of a label map: closed by two voxels, with its holes filled."""
    edge = 4
    padded = numpy.pad(labels > 0, edge)
    closed = ndimage.binary_closing(padded, ball(2))
    inner = slice(edge, -edge)
    return ndimage.binary_fill_holes(closed)[inner, inner, inner]


def dice(a, b):
    """Returns the Dice coefficient of two masks."""
    return 2.0 * numpy.logical_and(a, b).sum() / (a.sum() + b.sum())


def on_grid(labels, image):
    """Returns a label map at the voxels of another image, each the nearest one's."""
    voxels = numpy.asanyarray(labels.dataobj).squeeze()
    if voxels.shape == image.shape[:3] and numpy.allclose(labels.affine, image.affine, atol=1e-3):
        return voxels
    across = numpy.linalg.inv(labels.affine) @ image.affine
    return ndimage.affine_transform(voxels, across[:3, :3], across[:3, 3],
                                    output_shape=image.shape[:3], order=0)


def row_of(program, head, labels):
    """Returns the table's row for a head."""
    with tempfile.TemporaryDirectory() as folder:
        mask = pathlib.Path(folder) / "mask.nii.gz"
        subprocess.run([program, "mask", head, "--out", str(mask), "--json"], check=True,
                       capture_output=True)
        image = nibabel.load(mask)
        found = numpy.asanyarray(image.dataobj).squeeze() > 0
    voxel = abs(numpy.linalg.det(image.affine[:3, :3])) / 1000.0
    brain = brain_of(on_grid(nibabel.load(labels), image))
    grown = ndimage.binary_dilation(brain, ball(1))
    name = pathlib.Path(head).name
    return (f"| {name} | {found.sum() * voxel:.0f} | {dice(found, brain):.3f} | "
            f"{dice(found, grown):.3f} |")


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    print("| head | ml | Dice, labels | Dice, labels grown |\n| --- | --- | --- | --- |")
    for pair in sys.argv[2:]:
        head, labels = pair.split("=", 1)
        print(row_of(sys.argv[1], head, labels), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
