#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how good the alignment with the atlas and the names of places are.

  measure-places.py --disyre PROGRAM --data FOLDER [--work FOLDER]

FOLDER holds healthy_t1_ixi and lesion/open_ms; manual/data.md says where they come from. It aligns the 20 validation
subjects of resources/subjects/ixi-hh-t1.json, which the atlas was not made of, and prints

- the overlaps, the mutual information and the seconds of an alignment;
- how far the centres of the labelled regions, carried to the atlas, lie from their mean over the subjects;
- how often the atlas names the same side, the same lobe and the same structure as the subject's own DLMUSE labels, at
  10,000 random places of each subject that have a label;
- how far a place lies from where the alignment of the T1 scan puts it when the T2 or the FLAIR scan of the same
  patient is aligned;
- the same measures for alignments that are spoilt on purpose, from which the limits of a good one were taken.

It needs Python 3.9 or newer with nibabel, numpy and scipy.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nibabel
import numpy as np
from scipy import ndimage

ROOT = Path(__file__).resolve().parents[2]


def aligned(program, scan, labels=None, mask=None):
    command = [program, "places", str(scan), "--json"]
    command += ["--labels", str(labels)] if labels else []
    command += ["--mask", str(mask)] if mask else []
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    result["affine"] = np.vstack([result["template_to_scan"], [0, 0, 0, 1]])
    return result


def mask_of(labels, file):
    """The brain as the training scans have it: the labels closed, filled and grown by a voxel."""
    inside = ndimage.binary_closing(np.pad(np.asarray(labels.dataobj) > 0, 3), iterations=2)
    inside = ndimage.binary_dilation(ndimage.binary_fill_holes(inside))[3:-3, 3:-3, 3:-3]
    nibabel.save(nibabel.Nifti1Image(inside.astype(np.uint8), labels.affine), file)
    return inside


def measure_subject(program, data, work, regions, name):
    scan, own = data / "T1" / f"{name}_T1.nii.gz", nibabel.load(data / "DLMUSE" / f"{name}_T1_DLMUSE.nii.gz")
    mask_of(own, work / f"{name}_mask.nii.gz")
    fit = aligned(program, scan, work / f"{name}_labels.nii.gz", work / f"{name}_mask.nii.gz")
    values = np.asarray(own.dataobj).astype(int)
    named = np.rint(np.asarray(nibabel.load(work / f"{name}_labels.nii.gz").dataobj)).astype(int)
    to_atlas = np.linalg.inv(fit["affine"]) @ own.affine
    used = [label for label in np.unique(values) if str(label) in regions]
    centres = ndimage.center_of_mass(np.ones(values.shape), values, used)
    fit["centres"] = {label: (to_atlas @ [*centre, 1])[:3] for label, centre in zip(used, centres)}
    places = np.argwhere(np.isin(values, used))
    places = places[np.random.default_rng(17).integers(0, len(places), 10000)]
    same = {"named": [], "side": [], "lobe": [], "structure": []}
    for place in places:
        truth, found = regions[str(values[tuple(place)])], regions.get(str(named[tuple(place)]))
        same["named"].append(found is not None)
        if found is not None:
            for what in ("side", "lobe", "structure"):
                same[what].append(found[what] == truth[what])
    fit["same"] = {what: float(np.mean(each)) for what, each in same.items()}
    return fit


def spoilt(program, data, work, name, how):
    """An alignment that must be poor: of half a brain, of noise, or of a brain turned about."""
    scan = nibabel.load(data / "T1" / f"{name}_T1.nii.gz")
    inside = np.asarray(nibabel.load(work / f"{name}_mask.nii.gz").dataobj) > 0
    values = np.asarray(scan.dataobj).astype(np.float32) * inside
    affine = scan.affine.copy()
    if how == "half":
        values[:, :, : values.shape[2] // 2] = 0  # PSR order: the left half.
    elif how == "lower third cut off":
        height = np.argwhere(inside)[:, 1]
        values[:, : int(np.quantile(height, 1 / 3)), :] = 0
    elif how == "noise":
        values = np.where(inside, np.random.default_rng(3).uniform(100, 200, values.shape), 0).astype(np.float32)
    elif how == "upside down":
        affine = np.diag([-1, 1, -1, 1]) @ affine
    elif how == "turned to the side":
        affine = np.array([[0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]) @ affine
    file = work / f"{name}_{how.replace(' ', '-')}.nii.gz"
    nibabel.save(nibabel.Nifti1Image(values, affine), file)
    return aligned(program, file)


def points_of(file):
    image = nibabel.load(file)
    inside = np.argwhere(np.asarray(image.dataobj) != 0)[::997]
    return (image.affine @ np.c_[inside, np.ones(len(inside))].T)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--disyre", required=True)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, help="a folder for the masks and labels; a temporary one without it")
    given = options.parse_args()
    work = given.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    regions = json.loads((ROOT / "resources/atlas/regions.json").read_text())["regions"]
    names = json.loads((ROOT / "resources/subjects/ixi-hh-t1.json").read_text())["validation"]
    data = given.data / "healthy_t1_ixi"
    with ThreadPoolExecutor(2) as pool:
        fits = list(pool.map(lambda name: measure_subject(given.disyre, data, work, regions, name), names))

    def tell(what, values):
        print(f"{what}: median {np.median(values):.3f}, from {min(values):.3f} to {max(values):.3f}")

    tell("overlap", [fit["overlap"] for fit in fits])
    tell("mutual information", [fit["mutual_information"] for fit in fits])
    tell("seconds", [fit["seconds"] for fit in fits])
    away = []
    for label in regions:
        centres = [fit["centres"][int(label)] for fit in fits if int(label) in fit["centres"]]
        if len(centres) > 1:
            away += list(np.linalg.norm(np.array(centres) - np.mean(centres, axis=0), axis=1))
    print(f"centres of {len(regions)} regions from their mean: median {np.median(away):.1f} mm, 95 % within "
          f"{np.quantile(away, 0.95):.1f} mm")
    for what in ("named", "side", "lobe", "structure"):
        tell(f"same {what}" if what != "named" else "places with a name", [fit["same"][what] for fit in fits])

    folder = given.data / "lesion" / "open_ms"
    for patient in ("patient07", "patient19"):
        first = aligned(given.disyre, folder / f"{patient}_T1.nii.gz")
        places = np.linalg.inv(first["affine"]) @ points_of(folder / f"{patient}_T1.nii.gz")
        print(f"{patient} T1: overlap {first['overlap']:.3f}, mutual information {first['mutual_information']:.3f}")
        for contrast in ("T2", "FLAIR"):
            other = aligned(given.disyre, folder / f"{patient}_{contrast}.nii.gz")
            apart = np.linalg.norm(((other["affine"] - first["affine"]) @ places)[:3], axis=0)
            print(f"{patient} {contrast}: overlap {other['overlap']:.3f}, mutual information "
                  f"{other['mutual_information']:.3f}; places lie {apart.mean():.2f} mm apart (mean; {apart.max():.2f} "
                  "at most)")
    for how in ("half", "lower third cut off", "noise", "upside down", "turned to the side"):
        poor = [spoilt(given.disyre, data, work, name, how) for name in names[:5]]
        tell(f"{how}: overlap", [fit["overlap"] for fit in poor])
        tell(f"{how}: mutual information", [fit["mutual_information"] for fit in poor])
        print(f"{how}: called good {sum(fit['good'] for fit in poor)} of {len(poor)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
