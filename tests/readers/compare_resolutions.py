#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Heals one scan at several resolutions, and compares the anomaly maps.

    pip install nibabel numpy scipy
    tests/readers/compare_resolutions.py build/release/bin/disyre SCAN [SCAN ...]

SCAN is a skull-stripped scan of 1 mm. It is healed (mode fast) as it is, and after a Gaussian as wide as
the new voxels (full width at half maximum) and resampling to 1.5, 2 and 1 x 1 x 5 mm. For each, a row of
the table of resources/manual/data.md is printed: how far the map, carried back to 1 mm, correlates with
that of the scan as it is, over the brain and in the hundredth of the brain that scores highest there.
"""

import pathlib
import subprocess
import sys
import tempfile

import nibabel
import numpy
from scipy import ndimage

SPACINGS = ((1.5, 1.5, 1.5), (2.0, 2.0, 2.0), (1.0, 1.0, 5.0))
FWHM = 2.0 * numpy.sqrt(2.0 * numpy.log(2.0))


def carried(image, shape, affine):
    """Returns an image at the voxels of another grid, interpolated linearly."""
    across = numpy.linalg.inv(image.affine) @ affine
    return ndimage.affine_transform(image.get_fdata(), across[:3, :3], across[:3, 3],
                                    output_shape=shape, order=1)


def coarser(image, spacing):
    """Returns a scan as a coarser one would show it."""
    old = numpy.array(image.header.get_zooms()[:3], float)
    ratio = numpy.array(spacing) / old
    wider = [0.0 if r <= 1.0 else r / FWHM for r in ratio]
    smooth = nibabel.Nifti1Image(ndimage.gaussian_filter(image.get_fdata(), wider), image.affine)
    # The centre of the first voxel moves by half of what a voxel grows.
    step = numpy.diag([*ratio, 1.0])
    step[:3, 3] = (ratio - 1.0) / 2.0
    affine = image.affine @ step
    shape = [int(numpy.ceil(n / r)) for n, r in zip(image.shape[:3], ratio)]
    voxels = carried(smooth, shape, affine)
    # What was background stays so.
    filled = nibabel.Nifti1Image((image.get_fdata() > 0).astype(float), image.affine)
    voxels[carried(filled, shape, affine) < 0.5] = 0.0
    return nibabel.Nifti1Image(voxels.astype(numpy.float32), affine)


def healed(program, image, folder):
    """Returns the anomaly map of a scan."""
    scan = folder / "scan.nii.gz"
    out = folder / "out"
    nibabel.save(image, scan)
    subprocess.run([program, "heal", str(scan), "--mode", "fast", "--out", str(out), "--json"],
                   check=True, capture_output=True)
    return nibabel.load(out / "anomaly_map.nii.gz")


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    print("| scan | voxels, mm | correlation | in the highest hundredth |\n| --- | --- | --- | --- |")
    for file in sys.argv[2:]:
        image = nibabel.as_closest_canonical(nibabel.load(file))
        image = nibabel.Nifti1Image(image.get_fdata().squeeze(), image.affine)
        brain = image.get_fdata() > 0
        with tempfile.TemporaryDirectory() as folder:
            first = healed(sys.argv[1], image, pathlib.Path(folder)).get_fdata()
        highest = brain & (first >= numpy.quantile(first[brain], 0.99))
        for spacing in SPACINGS:
            with tempfile.TemporaryDirectory() as folder:
                there = healed(sys.argv[1], coarser(image, spacing), pathlib.Path(folder))
                back = carried(there, image.shape, image.affine)
            print(f"| {pathlib.Path(file).name} | {' x '.join(f'{s:g}' for s in spacing)} | "
                  f"{numpy.corrcoef(first[brain], back[brain])[0, 1]:.3f} | "
                  f"{numpy.corrcoef(first[highest], back[highest])[0, 1]:.3f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
