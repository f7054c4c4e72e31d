#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the contrast that the program tells with the true one, over a folder of real scans.

    tests/readers/tell_contrasts.py build/release/bin/disyre ../shared/data [--heads N] [PART ...]

Prints the table of resources/manual/data.md: each file, its true contrast, the one told, and the
figures by which it was told. The true contrast is what the data's own list says of each file; the
program sees the voxels alone. Scans of the folder healthy_t1_ixi are measured by the union of their
labels, and the first N of them (4) once more as whole heads. Only files whose path holds one of the
PARTs are taken if any are named. It is no part of the automatic tests, because it needs real scans
and takes some minutes.
"""

import argparse
import json
import pathlib
import subprocess
import tarfile
import tempfile

# Files whose name does not say what they show.
TEMPLATES = {
    "spm_avg152T1": "T1",
    "spm_avg152T2": "T2",
    "spm_avg152PD": "PD",
    "spm_single_subj_T1": "T1",
    "MNI152_T1_1mm": "T1",
    "icbm152_09a_t1": "T1",
    "sri24_spgr": "T1",
    "sri24_late": "T2",
    "hcp_MNI152_T2_1mm_brain": "T2",
}


def contrast_of_lesion_file(name):
    for sign, contrast in (("_fla", "FLAIR"), ("FLAIR", "FLAIR"), ("flair", "FLAIR"),
                           ("T2", "T2"), ("_t2", "T2"), ("T1", "T1"), ("_t1", "T1")):
        if sign in name:
            return contrast
    return None


def scans_of(data, heads):
    """Yields (name to print, path, true contrast, mask or None)."""
    for number, path in enumerate(sorted((data / "healthy_t1_ixi/T1").glob("*.nii.gz"))):
        stem = path.name.removesuffix(".nii.gz")
        mask = data / "healthy_t1_ixi/DLMUSE" / f"{stem}_DLMUSE.nii.gz"
        yield path.relative_to(data), path, "T1", mask
        if number < heads:
            yield path.relative_to(data), path, "T1", None
    for path in sorted((data / "healthy_t1_oasis").glob("*_T1.nii.gz")):
        yield path.relative_to(data), path, "T1", None
    for name, contrast in (("brainchop_t1_crop.nii.gz", "T1"), ("mne_sample_brain.mgz", "T1"),
                           ("mrtrix_sub-01_T1w.nii.gz", "T1"),
                           ("rorden_M2208_T2w_stripped.nii.gz", "T2"),
                           ("elderly/mrisnapshot1_T1.nii.gz", "T1")):
        yield f"healthy_other/{name}", data / "healthy_other" / name, contrast, None
    for path in sorted((data / "lesion").glob("*/*.nii.gz")):
        name = path.name.lower()
        if "mask" not in name and "lesion" not in name and contrast_of_lesion_file(path.name):
            yield path.relative_to(data), path, contrast_of_lesion_file(path.name), None
    for name, contrast in TEMPLATES.items():
        path = data / "templates" / f"{name}.nii.gz"
        yield path.relative_to(data), path, contrast, None
    archive = data / "reader_dicom/SAG-anon_T1_series/SAG-anon.tar.xz"
    if archive.exists():
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(archive) as files:
                files.extractall(folder)
            yield "reader_dicom/SAG-anon_T1_series", pathlib.Path(folder), "T1", None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("disyre")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--heads", type=int, default=4)
    given = parser.parse_args()

    print("| file | true | told | bulk of the dark, the bright class | deep brighter | dark to bright |")
    print("| --- | --- | --- | --- | --- | --- |")
    right = 0
    wrong = []
    for name, path, contrast, mask in scans_of(given.data, given.heads):
        if given.parts and not any(part in str(name) for part in given.parts):
            continue
        command = [given.disyre, "info", str(path), "--json"]
        command += ["--mask", str(mask)] if mask else []
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            wrong.append(f"{name} ({answer.stderr.strip()})")
            continue
        scope = json.loads(answer.stdout)["scope"]
        told = scope["contrast"] or "not clear"
        if told == contrast:
            right += 1
        else:
            wrong.append(f"{name} ({contrast}, told {told})")
        print(f"| {name}{', whole head' if scope['whole_head'] and not mask else ''} | {contrast} | "
              f"{told if told == contrast else f'**{told}**'} | "
              f"{scope['dark_bulk']:.3f}, {scope['bright_bulk']:.3f} | "
              f"{scope['deep_brighter']:.2f} | {scope['dark_to_bright']:.2f} |", flush=True)
    print(f"\n{right} of {right + len(wrong)} are told rightly; the others: "
          f"{'; '.join(wrong) or 'none'}.")


if __name__ == "__main__":
    main()
