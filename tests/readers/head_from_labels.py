#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes whole heads of a contrast from a label map of a head, to measure brain extraction on.

    pip install nibabel numpy scipy
    tests/readers/head_from_labels.py LABELS CONTRAST HEAD.nii.gz BRAIN.nii.gz

LABELS is one of SynthSeg's training label maps (Billot et al. 2023, Apache-2.0): FreeSurfer's labels
for the brain, 24 for the fluid around it, and labels from 500 on for bone, fat, skin and other tissue.
CONTRAST is T1, T2, FLAIR or PD. Every tissue gets the mean intensity that it usually has, in per cent of
the brightest; partial volumes come from a Gaussian with a deviation of 0.6 voxels, shading from a smooth
field of 15 %, noise from Rician noise of 3. BRAIN is the map of labels below 500 without the fluid. The
file's name seeds the random numbers, so that the same head is made each time.
"""

import sys
import zlib

import nibabel
import numpy
from scipy import ndimage

WHITE = (2, 7, 41, 46, 77, 85, 251, 252, 253, 254, 255)
DEEP_GREY = (10, 11, 12, 13, 26, 28, 49, 50, 51, 52, 58, 60)
FLUID = (4, 5, 14, 15, 24, 43, 44)
TISSUES = ("white", "grey", "deep grey", "stem", "fluid", "vessel", "bone", "marrow", "fat", "skin",
           "muscle", "eye")
MEANS = {
    "T1": (90, 62, 72, 80, 22, 60, 18, 85, 95, 60, 50, 25),
    "T2": (42, 62, 52, 46, 98, 20, 10, 60, 70, 45, 28, 98),
    "FLAIR": (55, 72, 64, 58, 12, 25, 10, 65, 80, 50, 35, 14),
    "PD": (66, 84, 76, 70, 80, 40, 14, 65, 75, 55, 55, 78),
}
# What SynthSeg's labels outside of the brain hold, by where they lie in the head.
OUTSIDE = {502: "vessel", 506: "eye", 507: "fat", 508: "muscle", 509: "muscle", 511: "skin",
           512: "vessel", 514: "vessel", 515: "bone", 516: "marrow", 530: "muscle"}


def tissue_of(label):
    """Returns the name of a label's tissue; None for the air."""
    if label == 0:
        return None
    if label >= 500:
        return OUTSIDE.get(label, "muscle")
    if label in WHITE:
        return "white"
    if label in DEEP_GREY:
        return "deep grey"
    if label in FLUID:
        return "fluid"
    return "stem" if label == 16 else "grey"


def main():
    if len(sys.argv) != 5 or sys.argv[2] not in MEANS:
        print(__doc__, file=sys.stderr)
        return 2
    labels_file, contrast, head_file, brain_file = sys.argv[1:]
    image = nibabel.load(labels_file)
    labels = numpy.asanyarray(image.dataobj).astype(int).squeeze()
    means = dict(zip(TISSUES, MEANS[contrast]))
    lookup = numpy.zeros(labels.max() + 1, numpy.float32)
    for label in numpy.unique(labels):
        tissue = tissue_of(label)
        lookup[label] = 0.0 if tissue is None else means[tissue]
    random = numpy.random.default_rng(zlib.crc32(f"{labels_file.rsplit('/', 1)[-1]} {contrast}".encode()))
    head = ndimage.gaussian_filter(lookup[labels], 0.6)
    coarse = random.normal(size=(5, 5, 5))
    field = ndimage.zoom(coarse, [n / 5.0 for n in labels.shape], order=3)
    head *= numpy.exp(0.15 * (field - field.mean()) / field.std()).astype(numpy.float32)
    head = numpy.hypot(head + random.normal(0, 3, head.shape), random.normal(0, 3, head.shape))
    nibabel.save(nibabel.Nifti1Image(head.astype(numpy.float32), image.affine), head_file)
    brain = (labels > 0) & (labels < 500) & (labels != 24)
    nibabel.save(nibabel.Nifti1Image(brain.astype(numpy.uint8), image.affine), brain_file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
