#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the atlas that names places: resources/atlas.

  make-atlas.py --data FOLDER [--subjects N] [--out FOLDER]

FOLDER holds healthy_t1_ixi (scans and DLMUSE labels) and labelmaps/muse_dict.csv; manual/data.md says where they
come from. The training subjects of resources/subjects/ixi-hh-t1.json are aligned by an affine, first with the brain
ch2bet of mricron-data, which gives the standard space, and then with their own mean. What is written:

  template.nii.gz   the mean of the aligned brains, 2 mm, uint8, 0 outside the brain
  labels.nii.gz     the label that most of the subjects have there, carried outwards by 8 mm, 2 mm, uint8
  regions.json      side, lobe and structure of each label in English

It needs Python 3.9 or newer with SimpleITK, numpy and scipy. The validation and test subjects are not used, so that
they can tell how good the names are.
"""

import argparse
import csv
import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from scipy import ndimage

ROOT = Path(__file__).resolve().parents[2]
CH2BET = "/usr/share/mricron/templates/ch2bet.nii.gz"
# Voxels of 2 mm that hold the brain of the standard space with a margin, in ITK's LPS millimetres.
SIZE, ORIGIN, SPACING = (82, 100, 86), (-81.0, -81.0, -72.0), 2.0
CARRIED = 8.0  # How far labels are carried outwards, in mm.

# Structures whose names in the dictionary are not plain English; all others are split at capital letters.
NAMES = {
    "3rdVentricle": "third ventricle", "4thVentricle": "fourth ventricle", "AccumbensArea": "nucleus accumbens",
    "AnteriorLimbInternalCapsule": "anterior limb of the internal capsule",
    "PosteriorLimbInternalCapsule": "posterior limb of the internal capsule",
    "BrainStem": "brain stem", "Caudate": "caudate nucleus", "CerebellumExterior": "cerebellar cortex",
    "Cerebellum_WM": "cerebellar white matter", "CerebellarVermalLobules_1to5": "cerebellar vermis, lobules 1 to 5",
    "CerebellarVermalLobules_6to7": "cerebellar vermis, lobules 6 and 7",
    "CerebellarVermalLobules_8to10": "cerebellar vermis, lobules 8 to 10", "CorpCall": "corpus callosum",
    "Frontal_WM": "frontal white matter", "Occipital_WM": "occipital white matter",
    "Parietal_WM": "parietal white matter", "Temporal_WM": "temporal white matter",
    "InfLatVentricle": "temporal horn of the lateral ventricle", "Pallidum": "globus pallidus",
    "ThalamusProper": "thalamus", "VentralDC": "ventral diencephalon",
    "MedialFrontalCortex": "medial frontal cortex", "OpercularPartInferiorFrontalGyrus":
    "opercular part of the inferior frontal gyrus", "OrbitalPartInferiorFrontalGyrus":
    "orbital part of the inferior frontal gyrus", "TriangularPartInferiorFrontalGyrus":
    "triangular part of the inferior frontal gyrus", "PostcentralGyrusMedialSegment":
    "medial part of the postcentral gyrus", "PrecentralGyrusMedialSegment": "medial part of the precentral gyrus",
    "SuperiorFrontalGyrusMedialSegment": "medial part of the superior frontal gyrus", "CortCSF": "",
}
MIDDLE = {4, 11, 35, 71, 72, 73, 95}
FRONTAL = {81, 82, *range(104, 106), *range(112, 114), *range(118, 122), *range(124, 126), *range(136, 138),
           *range(140, 144), *range(146, 148), *range(150, 154), *range(162, 166), *range(178, 180),
           *range(182, 184), *range(186, 188), *range(190, 194), *range(204, 206)}
PARIETAL = {85, 86, 106, 107, 148, 149, 168, 169, *range(174, 178), 194, 195, 198, 199}
TEMPORAL = {31, 32, 47, 48, 87, 88, 116, 117, 122, 123, 132, 133, 154, 155, 170, 171, 180, 181, 184, 185,
            *range(200, 204), 206, 207}
OCCIPITAL = {83, 84, 108, 109, 114, 115, 128, 129, 134, 135, 144, 145, 156, 157, 160, 161, 196, 197}


def lobe_of(label):
    for name, labels in (("frontal lobe", FRONTAL), ("parietal lobe", PARIETAL), ("temporal lobe", TEMPORAL),
                         ("occipital lobe", OCCIPITAL), ("insula", {102, 103, 172, 173}),
                         ("cingulate gyrus", {100, 101, 138, 139, 166, 167}),
                         ("cerebellum", {38, 39, 40, 41, 71, 72, 73}), ("brain stem", {35}),
                         ("ventricles", {4, 11, 49, 50, 51, 52})):
        if label in labels:
            return name
    return "deep structures"


def regions(dictionary, used):
    """Side, lobe and structure of each label that the atlas uses."""
    table = {}
    for row in csv.DictReader(open(dictionary, encoding="utf-8")):
        label = int(row["Index"])
        if label not in used:
            continue
        name = re.sub(r"_[LR]$", "", row["Name"])
        side = "middle" if label in MIDDLE else "right" if row["Name"].endswith("_R") else "left"
        words = NAMES.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
        table[str(label)] = {"side": side, "lobe": lobe_of(label), "structure": words}
    return table


def stripped(scan, labels):
    """The brain alone with its 98 % quantile at 1, and its mask: the labels closed, filled and grown by a voxel."""
    values, inside = sitk.GetArrayFromImage(scan).astype(np.float32), sitk.GetArrayFromImage(labels) > 0
    inside = ndimage.binary_closing(np.pad(inside, 3), iterations=2)
    inside = ndimage.binary_dilation(ndimage.binary_fill_holes(inside))[3:-3, 3:-3, 3:-3]
    values = np.where(inside, values / np.quantile(values[inside], 0.98), 0).astype(np.float32)
    pair = [sitk.GetImageFromArray(values), sitk.GetImageFromArray(inside.astype(np.uint8))]
    for image in pair:
        image.CopyInformation(scan)
    return pair


def aligned(fixed, scan):
    """The affine from the fixed image to the scan with the largest mutual information."""
    scan = sitk.ConstantPad(scan, [12] * 3, [12] * 3, 0.0)
    start = sitk.CenteredTransformInitializer(fixed, scan, sitk.Similarity3DTransform(),
                                              sitk.CenteredTransformInitializerFilter.MOMENTS)
    for transform in (sitk.Similarity3DTransform(start), None):
        if transform is None:
            transform = sitk.AffineTransform(3)
            transform.SetMatrix(start.GetMatrix())
            transform.SetTranslation(start.GetTranslation())
            transform.SetCenter(start.GetCenter())
        method = sitk.ImageRegistrationMethod()
        method.SetMetricAsMattesMutualInformation(32)
        method.SetMetricSamplingStrategy(method.REGULAR)
        method.SetMetricSamplingPercentage(0.5, 1)
        method.SetInterpolator(sitk.sitkLinear)
        method.SetOptimizerAsRegularStepGradientDescent(1.0, 1e-3, 100, relaxationFactor=0.5)
        method.SetOptimizerScalesFromPhysicalShift()
        method.SetShrinkFactorsPerLevel([4, 2])
        method.SetSmoothingSigmasPerLevel([4, 2])
        method.SmoothingSigmasAreSpecifiedInPhysicalUnitsOn()
        method.SetInitialTransform(transform, True)
        method.Execute(fixed, scan)
        start = transform
    return start


def mean_and_votes(folder, names, fixed, grid, known):
    """The mean brain, the share of brains at each voxel, and the votes for known labels, on the grid."""

    def one(name):
        scan = sitk.ReadImage(str(folder / "T1" / f"{name}_T1.nii.gz"), sitk.sitkFloat32)
        labels = sitk.ReadImage(str(folder / "DLMUSE" / f"{name}_T1_DLMUSE.nii.gz"), sitk.sitkUInt16)
        brain, mask = stripped(scan, labels)
        affine = aligned(fixed, brain)
        onto = lambda image, how: sitk.GetArrayFromImage(sitk.Resample(image, grid, affine, how, 0.0))
        print(".", end="", flush=True)
        return onto(brain, sitk.sitkLinear), onto(mask, sitk.sitkNearestNeighbor), onto(labels, sitk.sitkNearestNeighbor)

    mean, share, votes = 0.0, 0.0, {}
    with ThreadPoolExecutor(2) as pool:
        for brain, mask, labels in pool.map(one, names):
            mean, share = mean + brain, share + mask
            for label in np.unique(labels):
                if int(label) in known:
                    votes.setdefault(int(label), np.zeros(labels.shape, np.uint8))[labels == label] += 1
    print()
    return mean / len(names), share / len(names), votes


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--subjects", type=int, default=1000, help="how many training subjects; all without it")
    options.add_argument("--out", type=Path, default=ROOT / "resources" / "atlas")
    given = options.parse_args()
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    names = json.loads((ROOT / "resources/subjects/ixi-hh-t1.json").read_text())["training"][:given.subjects]
    grid = sitk.Image(SIZE, sitk.sitkUInt8)
    grid.SetSpacing([SPACING] * 3)
    grid.SetOrigin(ORIGIN)
    folder = given.data / "healthy_t1_ixi"
    fixed = sitk.Resample(sitk.ReadImage(CH2BET, sitk.sitkFloat32), grid, sitk.Transform(), sitk.sitkLinear, 0.0)
    dictionary = given.data / "labelmaps" / "muse_dict.csv"
    known = {int(row["Index"]) for row in csv.DictReader(open(dictionary, encoding="utf-8"))}
    known.discard(1)  # The fluid around the cortex, which is no place.
    mean, share, _ = mean_and_votes(folder, names[:30], fixed, grid, known)
    fixed = sitk.GetImageFromArray(np.where(share >= 0.5, mean, 0).astype(np.float32))
    fixed.CopyInformation(grid)
    mean, share, votes = mean_and_votes(folder, names, fixed, grid, known)

    labels = sorted(votes)
    stack = np.stack([votes[label] for label in labels])
    winner = np.where(stack.max(0) > 0, np.array(labels, np.uint8)[stack.argmax(0)], 0)
    brain = share >= 0.5
    winner[(stack.sum(0) < 0.5 * len(names))] = 0
    distance, nearest = ndimage.distance_transform_edt(winner == 0, sampling=SPACING, return_indices=True)
    winner = np.where(distance <= CARRIED, winner[tuple(nearest)], 0).astype(np.uint8)
    template = np.where(brain, np.clip(np.round(mean * 200), 1, 255), 0).astype(np.uint8)

    given.out.mkdir(parents=True, exist_ok=True)
    for name, values in (("template", template), ("labels", winner)):
        image = sitk.GetImageFromArray(values)
        image.CopyInformation(grid)
        sitk.WriteImage(image, str(given.out / f"{name}.nii.gz"), useCompression=True, compressionLevel=9)
    used = set(np.unique(winner).tolist()) - {0}
    content = {"format": "disyre-atlas", "format_version": 1,
               "source": f"{len(names)} training subjects of IXI, Hammersmith Hospital, T1 (CC BY-SA 3.0), with "
                         "DLMUSE labels (SBIA); made by installer/developer/make-atlas.py",
               "regions": regions(dictionary, used)}
    (given.out / "regions.json").write_text(json.dumps(content, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
