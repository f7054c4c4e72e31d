#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the program's readers, voxel by voxel and affine by affine, with nibabel and SimpleITK.

    cmake --build build/release --target disyre_read_scan
    pip install nibabel SimpleITK
    tests/readers/compare_formats.py --data ../shared/data

It reads the real files of other programs' test data (reader_nifti, and a FreeSurfer brain of
healthy_other) with the program and with nibabel, writes a real scan in every other format with
nibabel and SimpleITK and reads that again, and prints the table of resources/manual/data.md, or with
--all a row for each file. It is no part of the automatic tests, because it needs both packages. It
ends with 1 if a file differs.

NIfTI, MGH and Analyze are read by nibabel, NRRD and MetaImage by SimpleITK. A file that nibabel
cannot read must be refused with a sentence, and no file may crash the program or take a minute.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import nibabel
import numpy
import SimpleITK

FIELDS = ["file", "format", "voxels", "type", "largest difference of voxels",
          "largest difference of the affine in mm", "result"]


def program_read(program, path, volume=None):
    """Returns (voxels, facts) or (None, sentence) as the program reads a file."""
    with tempfile.NamedTemporaryFile(suffix=".raw") as raw:
        command = [program, str(path), raw.name] + ([str(volume)] if volume else [])
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode == 1:
            return None, done.stderr.strip()
        if done.returncode != 0:
            sys.exit(f"{path}: the reader ended with {done.returncode}: {done.stderr}")
        facts = json.loads(done.stdout)
        voxels = numpy.fromfile(raw.name, numpy.float32)
    return voxels.reshape(facts["size"], order="F"), facts


def nibabel_read(path, volume=1):
    """Returns (voxels, affine) as nibabel reads a volume of a file."""
    image = nibabel.load(path)
    voxels = numpy.asarray(image.dataobj)
    if voxels.dtype.names or numpy.iscomplexobj(voxels):
        raise ValueError("no grey values")
    while voxels.ndim > 3 and voxels.shape[-1] == 1:
        voxels = voxels[..., 0]
    if voxels.ndim > 3:
        squeezed = voxels.reshape(voxels.shape[:3] + (-1,), order="F")
        voxels = squeezed[..., volume - 1]
    return voxels, image.affine


def simpleitk_read(path, volume=1):
    """Returns (voxels, affine in RAS) as ITK reads a volume of a file."""
    image = SimpleITK.ReadImage(str(path))
    voxels = SimpleITK.GetArrayFromImage(image)
    if image.GetNumberOfComponentsPerPixel() > 1:
        voxels = voxels[..., volume - 1]
    dimension = image.GetDimension()
    if dimension == 4:
        voxels = voxels[volume - 1]
    direction = numpy.array(image.GetDirection()).reshape(dimension, dimension)[:3, :3]
    affine = numpy.eye(4)
    affine[:3, :3] = direction * numpy.array(image.GetSpacing()[:3])
    affine[:3, 3] = image.GetOrigin()[:3]
    return voxels.transpose(2, 1, 0), numpy.diag([-1, -1, 1, 1]) @ affine


def compare(program, name, path, reader, volume=None):
    """Returns a row of the table, and whether it is as it should be."""
    ours, facts = program_read(program, path, volume)
    try:
        theirs, affine = reader(path, volume or 1)
    except Exception as error:  # whatever the other program raises
        if ours is None:
            return [name, "-", "-", "-", "-", "-", "both refuse: " + facts.split('": ', 1)[-1]], True
        return [name, facts["format"], "x".join(map(str, facts["size"])), facts["data_type"], "-",
                "-", f"only the other refuses: {str(error).splitlines()[0][:60]}"], True
    if ours is None:
        return [name, "-", "x".join(map(str, theirs.shape)), str(theirs.dtype), "-", "-",
                "refused: " + facts.split('": ', 1)[-1]], True
    theirs = numpy.where(numpy.isfinite(theirs), theirs, 0).astype(numpy.float32)
    if theirs.shape != ours.shape:
        return [name, facts["format"], "-", "-", "-", "-",
                f"sizes differ: {ours.shape} and {theirs.shape}"], False
    scale = max(1.0, float(numpy.abs(theirs).max()))
    voxels = float(numpy.abs(theirs - ours).max())
    matrix = float(numpy.abs(numpy.array(facts["affine"]) - affine[:3]).max())
    agrees = voxels <= 1e-6 * scale and matrix <= 1e-3
    said = "agree" if agrees else "DIFFER"
    # Where a file does not say how the patient lay, each program supposes something else.
    mirrored = numpy.abs(numpy.array(facts["affine"]) - (numpy.diag([-1, 1, 1, 1]) @ affine)[:3])
    if not agrees and voxels == 0 and mirrored.max() <= 1e-3 and any(
            "left and right cannot be trusted" in warning for warning in facts["warnings"]):
        said, agrees = "agree but for left and right, which the file leaves open (warned of)", True
    said += f" (volume {volume} of {facts['volumes']})" if volume else ""
    return [name, facts["format"], "x".join(map(str, facts["size"])), facts["data_type"],
            f"{voxels:.2g}", f"{matrix:.2g}", said], agrees


def real_files(data):
    """Yields (name, path, reader, volume) of the files that came from other programs."""
    root = data / "reader_nifti"
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in (".json", ".HEAD"):
            yield str(path.relative_to(root)), path, nibabel_read, None
    for name in ["nibabel/example4d.nii.gz", "nibabel/example_nifti2.nii.gz", "nibabel/test.mgz",
                 "rnifti/example_4d.nii.gz"]:
        yield name, root / name, nibabel_read, 2
    for name in ["mne_sample_brain.mgz", "mrtrix_sub-01_T1w.nii.gz"]:
        yield name, data / "healthy_other" / name, nibabel_read, None


def oblique(affine):
    """Turns an affine by some degrees about two axes."""
    about_z = numpy.array([[0.96, -0.28, 0], [0.28, 0.96, 0], [0, 0, 1]])
    about_x = numpy.array([[1, 0, 0], [0, 0.8, -0.6], [0, 0.6, 0.8]])
    turned = affine.copy()
    turned[:3, :3] = about_z @ about_x @ affine[:3, :3]
    return turned


def itk_image(voxels, affine):
    """Returns voxels in the order of nibabel as an image of SimpleITK."""
    image = SimpleITK.GetImageFromArray(numpy.ascontiguousarray(voxels.transpose(2, 1, 0)))
    lps = numpy.diag([-1, -1, 1, 1]) @ affine
    spacing = numpy.linalg.norm(lps[:3, :3], axis=0)
    image.SetSpacing(spacing.tolist())
    image.SetDirection((lps[:3, :3] / spacing).ravel().tolist())
    image.SetOrigin(lps[:3, 3].tolist())
    return image


def written_files(data, folder):
    """Yields files that nibabel and SimpleITK write from a real scan."""
    source = nibabel.load(data / "healthy_other" / "brainchop_t1_crop.nii.gz")
    voxels = numpy.asarray(source.dataobj)[::2, ::2, ::2].astype(numpy.float32)
    voxels = voxels[: min(60, voxels.shape[0])]
    affine = oblique(source.affine)
    whole = numpy.round(voxels).astype(numpy.int16)
    for kind in ["uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float32",
                 "float64"]:
        limited = numpy.clip(voxels, 0, 120).astype(kind)
        for ending, packs in [("nrrd", False), ("nrrd", True), ("mha", True)]:
            path = folder / f"{kind}{'-packed' if packs else ''}.{ending}"
            SimpleITK.WriteImage(itk_image(limited, affine), str(path), packs)
            yield f"{path.name}, oblique", path, simpleitk_read, None
    for ending, packs in [("nhdr", False), ("nhdr", True), ("mhd", False), ("mhd", True),
                          ("mha", False)]:
        path = folder / f"oblique{'-packed' if packs else ''}.{ending}"
        SimpleITK.WriteImage(itk_image(whole, affine), str(path), packs)
        yield path.name, path, simpleitk_read, None
    series = SimpleITK.JoinSeries([itk_image(whole, affine), itk_image(whole + 7, affine)])
    for name in ["series.mha", "series.nrrd"]:
        SimpleITK.WriteImage(series, str(folder / name))
        yield name, folder / name, simpleitk_read, 2
    vectors = SimpleITK.Compose([itk_image(voxels, affine), itk_image(voxels + 7, affine)])
    SimpleITK.WriteImage(vectors, str(folder / "vectors.nrrd"))
    yield "vectors.nrrd", folder / "vectors.nrrd", simpleitk_read, 2
    for orientation in ["LPS", "PSR", "ILA"]:
        turned = SimpleITK.DICOMOrient(itk_image(whole, source.affine), orientation)
        for ending in ["nrrd", "mha"]:
            path = folder / f"{orientation}.{ending}"
            SimpleITK.WriteImage(turned, str(path))
            yield path.name, path, simpleitk_read, None
    images = [("a.hdr", nibabel.Nifti1Pair(whole, affine)), ("a.mgh", nibabel.MGHImage(whole, affine)),
              ("b.mgz", nibabel.MGHImage(voxels, affine)), ("n2.nii", nibabel.Nifti2Image(whole, affine)),
              ("n2.hdr", nibabel.Nifti2Pair(whole, affine)),
              ("analyze.hdr", nibabel.AnalyzeImage(whole, None))]
    for name, image in images:
        nibabel.save(image, folder / name)
        yield f"written by nibabel: {name}", folder / name, nibabel_read, None


def print_table(fields, rows):
    print("| " + " | ".join(fields) + " |\n|" + " --- |" * len(fields))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def print_summary(rows):
    """Prints a row for each format, and one for the files that are not read."""
    formats = sorted({row[1] for row in rows if row[1] != "-"})
    summary = []
    for name in formats:
        those = [row for row in rows if row[1] == name]
        both = [row for row in those if row[4] != "-"]
        mirrored = sum("left and right" in row[6] for row in both)
        summary.append([name, len(those), sum(row[6].startswith("agree") for row in both),
                        max((float(row[4]) for row in both), default="-"),
                        max((float(row[5]) for row in both if "left and" not in row[6]),
                            default="-"),
                        "; ".join(filter(None, [
                            f"{mirrored} without a position, which the others mirror" if mirrored
                            else "",
                            f"{len(those) - len(both)} that the other program does not read"
                            if len(those) > len(both) else ""]))])
    print_table(["format", "files read", "agree", "largest difference of voxels",
                 "of the affine (mm)", "remarks"], summary)
    print()
    unread = [row for row in rows if row[1] == "-"]
    reasons = sorted({row[6].split(": ", 1)[1].split(".")[0] for row in unread})
    print(f"{len(unread)} files are refused with a sentence, "
          f"{sum(row[6].startswith('both') for row in unread)} of them by the others too:")
    for reason in reasons:
        print(f"- {reason}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="build/release/bin/disyre_read_scan")
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--all", action="store_true", help="print a row for each file")
    arguments = parser.parse_args()
    all_agree = True
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        files = list(real_files(arguments.data))
        files += list(written_files(arguments.data, pathlib.Path(folder)))
        for name, path, reader, volume in files:
            row, good = compare(arguments.program, name, path, reader, volume)
            all_agree = all_agree and good
            rows.append(row)
    if arguments.all:
        print_table(FIELDS, rows)
    else:
        print_summary(rows)
    return 0 if all_agree else 1


if __name__ == "__main__":
    sys.exit(main())
