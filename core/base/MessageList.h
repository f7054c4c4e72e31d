// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence that the core can say to a person, errors and warnings alike: this list is the
// only place where their words stand. Each line gives
//   the value of MessageId, and its stable name for the log, JSON and tests,
//   the problem, and what to do about it (may be empty).
// {0}, {1} … are the places of the arguments; both texts of a line share them. {0:file|files} is
// "file" where the argument is 1, and else "files". A problem that is about a file continues the
// file's name and has no full stop: "scan.nii": is no NIfTI file. Choose another one.
//
// The file is included where DISYRE_MESSAGE and DISYRE_SENTENCE are defined, as often as needed.
// Qt's lupdate takes DISYRE_SENTENCE for QT_TRANSLATE_NOOP, so that the window translates every
// sentence (translations/disyre_de.ts, context CoreSentences). Whoever adds a line adds its
// translation there.

// The program and the machine as a whole.
DISYRE_MESSAGE(ProgramStopped, "program.stopped",
               DISYRE_SENTENCE("CoreSentences", "Stopped on request."), "")
DISYRE_MESSAGE(ProgramUnexpected, "program.unexpected",
               DISYRE_SENTENCE("CoreSentences", "Something unexpected failed: {0}"), "")
DISYRE_MESSAGE(MemoryShort, "memory.short",
               DISYRE_SENTENCE("CoreSentences",
                               "There is not enough memory. Close other programs and try again."),
               "")
DISYRE_MESSAGE(MemoryShortForThis, "memory.short-for-this",
               DISYRE_SENTENCE("CoreSentences", "There is not enough memory for this."),
               DISYRE_SENTENCE("CoreSentences", "Close other programs."))
DISYRE_MESSAGE(MemoryShortForTraining, "memory.short-for-training",
               DISYRE_SENTENCE("CoreSentences",
                               "There is not enough memory for this training. Close other "
                               "programs, or choose a smaller network, batch or pass."),
               "")

// Files and folders of any kind.
DISYRE_MESSAGE(FileMissing, "file.missing", DISYRE_SENTENCE("CoreSentences", "does not exist"), "")
DISYRE_MESSAGE(FileNotAFile, "file.not-a-file", DISYRE_SENTENCE("CoreSentences", "is not a file"),
               "")
DISYRE_MESSAGE(FileNotReadable, "file.not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read"),
               DISYRE_SENTENCE("CoreSentences", "Check that you may read it."))
DISYRE_MESSAGE(FileMissingOrNotReadable, "file.missing-or-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read"),
               DISYRE_SENTENCE("CoreSentences", "Check that it exists and that you may read it."))
DISYRE_MESSAGE(FileTooLarge, "file.too-large",
               DISYRE_SENTENCE("CoreSentences", "is too large to be a text file of this program"),
               "")
DISYRE_MESSAGE(FileNewerVersion, "file.newer-version",
               DISYRE_SENTENCE("CoreSentences", "was written by a newer version"),
               DISYRE_SENTENCE("CoreSentences", "Update the program."))
DISYRE_MESSAGE(
    FileNotWritten, "file.not-written", DISYRE_SENTENCE("CoreSentences", "cannot be written ({0})"),
    DISYRE_SENTENCE("CoreSentences",
                    "Check that the folder exists, may be written to and has space left."))
DISYRE_MESSAGE(FileNotWrittenToDisk, "file.not-written-to-disk",
               DISYRE_SENTENCE("CoreSentences", "cannot be written"),
               DISYRE_SENTENCE("CoreSentences", "Check the disk and that you may write there."))
DISYRE_MESSAGE(FileNotCompressed, "file.not-compressed",
               DISYRE_SENTENCE("CoreSentences", "cannot be compressed: not enough memory"), "")
DISYRE_MESSAGE(FileNotDeleted, "file.not-deleted",
               DISYRE_SENTENCE("CoreSentences", "cannot be deleted ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Close what uses it and try again."))
DISYRE_MESSAGE(FileInUse, "file.in-use",
               DISYRE_SENTENCE("CoreSentences", "is in use: another run works in this folder"),
               DISYRE_SENTENCE("CoreSentences",
                               "Wait until it has ended, or choose another folder."))
DISYRE_MESSAGE(FilePictureNotWritten, "file.picture-not-written",
               DISYRE_SENTENCE("CoreSentences", "could not be written ({0})"),
               DISYRE_SENTENCE("CoreSentences",
                               "Check the free space and the rights of its folder."))
DISYRE_MESSAGE(FolderNotCreated, "folder.not-created",
               DISYRE_SENTENCE("CoreSentences", "cannot be created as a folder ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Choose another folder."))
DISYRE_MESSAGE(FolderNotWritten, "folder.not-written",
               DISYRE_SENTENCE("CoreSentences", "cannot be written ({0})"), "")
DISYRE_MESSAGE(FolderExists, "folder.exists",
               DISYRE_SENTENCE("CoreSentences", "exists already and is not overwritten"),
               DISYRE_SENTENCE("CoreSentences", "Name another folder, or remove it first."))
DISYRE_MESSAGE(FolderExistsAlready, "folder.exists-already",
               DISYRE_SENTENCE("CoreSentences", "exists already"),
               DISYRE_SENTENCE("CoreSentences", "Name a folder that does not exist yet."))
DISYRE_MESSAGE(FileIsInput, "file.is-input",
               DISYRE_SENTENCE("CoreSentences", "would be overwritten by the results"),
               DISYRE_SENTENCE("CoreSentences", "Choose another folder for the results."))
DISYRE_MESSAGE(ScratchNotMade, "scratch.not-made",
               DISYRE_SENTENCE("CoreSentences", "cannot be made ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Choose a folder that can be written to."))
DISYRE_MESSAGE(ScratchTooMany, "scratch.too-many",
               DISYRE_SENTENCE("CoreSentences", "holds too many folders for temporary files"),
               DISYRE_SENTENCE("CoreSentences", "Remove the old ones."))
DISYRE_MESSAGE(ScratchNotWritten, "scratch.not-written",
               DISYRE_SENTENCE("CoreSentences", "cannot be written"),
               DISYRE_SENTENCE("CoreSentences",
                               "Free some disk space, or name another folder with --out."))
DISYRE_MESSAGE(
    ScratchNotReadBack, "scratch.not-read-back",
    DISYRE_SENTENCE("CoreSentences", "cannot be read back"),
    DISYRE_SENTENCE(
        "CoreSentences",
        "The folder for temporary files may have been removed meanwhile. Run the command again."))

// Reading a scan.
DISYRE_MESSAGE(ScanMissing, "scan.missing", DISYRE_SENTENCE("CoreSentences", "does not exist"),
               DISYRE_SENTENCE("CoreSentences", "Check the name and the folder."))
DISYRE_MESSAGE(ScanIsFolder, "scan.is-folder",
               DISYRE_SENTENCE("CoreSentences", "is a folder, not a scan"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan."))
DISYRE_MESSAGE(ScanEmptyFile, "scan.empty-file", DISYRE_SENTENCE("CoreSentences", "is empty"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export the scan again."))
DISYRE_MESSAGE(ScanNotOpened, "scan.not-opened",
               DISYRE_SENTENCE("CoreSentences", "cannot be opened"),
               DISYRE_SENTENCE("CoreSentences", "Check that you may read it."))
DISYRE_MESSAGE(ScanNotNifti, "scan.not-nifti", DISYRE_SENTENCE("CoreSentences", "is no NIfTI file"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(ScanNotNiftiOrTruncated, "scan.not-nifti-or-truncated",
               DISYRE_SENTENCE("CoreSentences", "is no NIfTI file, or a truncated one"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(ScanHeaderDimensions, "scan.header-dimensions",
               DISYRE_SENTENCE("CoreSentences", "its header is damaged (number of dimensions)"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(ScanHeaderDimensionNotPositive, "scan.header-dimension-not-positive",
               DISYRE_SENTENCE("CoreSentences",
                               "its header is damaged (a dimension is not positive)"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(ScanHeaderVoxelOffset, "scan.header-voxel-offset",
               DISYRE_SENTENCE("CoreSentences", "its header is damaged (where the voxels begin)"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(ScanHeaderSpacing, "scan.header-spacing",
               DISYRE_SENTENCE("CoreSentences", "its header is damaged (voxel spacing)"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."))
DISYRE_MESSAGE(
    ScanSeveralSeries, "scan.several-series",
    DISYRE_SENTENCE(
        "CoreSentences",
        "holds several series of volumes ({0} volumes in all), and only one series can be opened"),
    DISYRE_SENTENCE("CoreSentences", "Save the volume you want to look at as a separate file."))
DISYRE_MESSAGE(ScanNoSuchVolume, "scan.no-such-volume",
               DISYRE_SENTENCE("CoreSentences",
                               "has no volume {0}: the number of its volumes is {1}"),
               DISYRE_SENTENCE("CoreSentences", "Volumes are counted from 1."))
DISYRE_MESSAGE(ScanFlat, "scan.flat",
               DISYRE_SENTENCE("CoreSentences", "is a flat picture, not a 3-D scan"),
               DISYRE_SENTENCE("CoreSentences", "Choose a 3-D scan."))
DISYRE_MESSAGE(
    ScanTooLarge, "scan.too-large",
    DISYRE_SENTENCE("CoreSentences",
                    "states {0} x {1} x {2} voxels, which is more than the program can work with"),
    DISYRE_SENTENCE("CoreSentences", "Check the file, or resample the scan first."))
DISYRE_MESSAGE(ScanVoxelSize, "scan.voxel-size",
               DISYRE_SENTENCE("CoreSentences", "states an impossible voxel size of {0} mm"),
               DISYRE_SENTENCE("CoreSentences", "Check the file's voxel spacing."))
DISYRE_MESSAGE(ScanShorterThanHeader, "scan.shorter-than-header",
               DISYRE_SENTENCE("CoreSentences", "is truncated: it holds less than its header says"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export the scan again."))
DISYRE_MESSAGE(ScanTruncated, "scan.truncated",
               DISYRE_SENTENCE("CoreSentences",
                               "is truncated or damaged: its voxels cannot be read to the end"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export the scan again."))
DISYRE_MESSAGE(
    ScanVoxelFileMissing, "scan.voxel-file-missing",
    DISYRE_SENTENCE("CoreSentences",
                    "keeps its voxels in a second file, \"{0}\", which cannot be opened"),
    DISYRE_SENTENCE("CoreSentences",
                    "Put the files of a scan into one folder, under the names they had together."))
DISYRE_MESSAGE(
    ScanHeaderFileMissing, "scan.header-file-missing",
    DISYRE_SENTENCE("CoreSentences",
                    "holds only the voxels of a scan; its header \"{0}\" cannot be opened"),
    DISYRE_SENTENCE("CoreSentences",
                    "Put the files of a scan into one folder, under the names they had together."))
DISYRE_MESSAGE(ScanUnknownFormat, "scan.unknown-format",
               DISYRE_SENTENCE("CoreSentences",
                               "is no NIfTI file and of no other format that can be read"),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose a 3-D scan as NIfTI, NRRD, MetaImage, MGH or Analyze 7.5."))
DISYRE_MESSAGE(ScanHeaderField, "scan.header-field",
               DISYRE_SENTENCE("CoreSentences", "its header is damaged or incomplete ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export the scan again."))
DISYRE_MESSAGE(ScanEncoding, "scan.encoding",
               DISYRE_SENTENCE("CoreSentences",
                               "stores its voxels in a way that cannot be read ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Save the scan with raw or gzip encoding."))
DISYRE_MESSAGE(
    ScanVoxelType, "scan.voxel-type",
    DISYRE_SENTENCE("CoreSentences",
                    "stores voxels of a kind (NIfTI code {0}) that is no grey-value scan"),
    DISYRE_SENTENCE("CoreSentences", "Colour, complex and binary images cannot be opened."))
DISYRE_MESSAGE(ScanVoxelKind, "scan.voxel-kind",
               DISYRE_SENTENCE("CoreSentences",
                               "stores voxels of a kind ({0}) that is no grey-value scan"),
               DISYRE_SENTENCE("CoreSentences",
                               "Colour, complex and binary images cannot be opened."))
DISYRE_MESSAGE(ScanNoNumbers, "scan.no-numbers",
               DISYRE_SENTENCE("CoreSentences",
                               "holds no number in any voxel (all are NaN or infinite)"),
               DISYRE_SENTENCE("CoreSentences", "Export the scan again."))
DISYRE_MESSAGE(
    ScanConstant, "scan.constant",
    DISYRE_SENTENCE("CoreSentences", "has the same value, {0}, in every voxel"),
    DISYRE_SENTENCE("CoreSentences",
                    "Choose a scan with an image in it, or a mask that marks something."))
DISYRE_MESSAGE(ScanMemory, "scan.memory",
               DISYRE_SENTENCE("CoreSentences", "does not fit in this machine's memory"),
               DISYRE_SENTENCE("CoreSentences",
                               "Close other programs, or resample the scan first."))
DISYRE_MESSAGE(ScanNotLookedAt, "scan.not-looked-at",
               DISYRE_SENTENCE("CoreSentences", "cannot be looked at ({0}). Leave it out."), "")
DISYRE_MESSAGE(ScanFolderWithoutScans, "scan.folder-without-scans",
               DISYRE_SENTENCE("CoreSentences",
                               "holds no NIfTI scan and none of another format that can be read"),
               DISYRE_SENTENCE("CoreSentences", "Open a scan, or a folder of scans."))
DISYRE_MESSAGE(ScanTwoPositions, "scan.two-positions",
               DISYRE_SENTENCE(
                   "CoreSentences",
                   "The file states two different positions (sform and qform); the sform is used."),
               "")
DISYRE_MESSAGE(
    ScanNoPosition, "scan.no-position",
    DISYRE_SENTENCE("CoreSentences",
                    "The file does not say how the patient lay; left and right cannot be trusted."),
    "")
DISYRE_MESSAGE(
    ScanAnalyze, "scan.analyze",
    DISYRE_SENTENCE("CoreSentences",
                    "The file is of the format Analyze 7.5, which does not say for certain on "
                    "which side the patient's left is; left and right cannot be trusted."),
    "")
DISYRE_MESSAGE(ScanOfSeries, "scan.of-series",
               DISYRE_SENTENCE("CoreSentences",
                               "The file is a series of {0} volumes; volume {1} is used."),
               "")
DISYRE_MESSAGE(ScanOblique, "scan.oblique",
               DISYRE_SENTENCE("CoreSentences",
                               "The voxels' axes are turned by {0} degrees against the patient's; "
                               "the scan is shown and healed along the voxels' axes."),
               "")
DISYRE_MESSAGE(
    ScanSheared, "scan.sheared",
    DISYRE_SENTENCE("CoreSentences",
                    "The voxels' axes do not stand at right angles to each other (they are {0} "
                    "degrees off); the scan is shown and healed along the voxels' axes."),
    "")
DISYRE_MESSAGE(ScanSpacingMissing, "scan.spacing-missing",
               DISYRE_SENTENCE("CoreSentences",
                               "The file states no voxel spacing along some axis; 1 mm is taken "
                               "there. Check the sizes of what is found."),
               "")
DISYRE_MESSAGE(
    ScanSpacingIgnored, "scan.spacing-ignored",
    DISYRE_SENTENCE(
        "CoreSentences",
        "The header's voxel spacing is damaged; the spacing of the position (sform) is used."),
    "")
DISYRE_MESSAGE(
    ScanNotFinite, "scan.not-finite",
    DISYRE_SENTENCE(
        "CoreSentences",
        "{0} {0:voxel|voxels} held no number (NaN or infinite) and {0:counts|count} as 0."),
    "")

// Reading DICOM.
DISYRE_MESSAGE(DicomNotDicom, "dicom.not-dicom",
               DISYRE_SENTENCE("CoreSentences", "is no DICOM file"),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose files as a scanner or an archive exports them."))
DISYRE_MESSAGE(
    DicomHeaderDamaged, "dicom.header-damaged",
    DISYRE_SENTENCE("CoreSentences",
                    "is truncated or damaged: its DICOM header cannot be read to the end"),
    DISYRE_SENTENCE("CoreSentences", "Copy or export it again."))
DISYRE_MESSAGE(DicomPixelsMissing, "dicom.pixels-missing",
               DISYRE_SENTENCE("CoreSentences", "holds no image: its pixel data are missing"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export it again."))
DISYRE_MESSAGE(DicomPixelsTruncated, "dicom.pixels-truncated",
               DISYRE_SENTENCE("CoreSentences",
                               "is truncated or damaged: its image cannot be read to the end"),
               DISYRE_SENTENCE("CoreSentences", "Copy or export it again."))
DISYRE_MESSAGE(
    DicomPixelsDamaged, "dicom.pixels-damaged",
    DISYRE_SENTENCE("CoreSentences",
                    "is damaged: its compressed image is not the one that the header describes"),
    DISYRE_SENTENCE("CoreSentences", "Copy or export it again."))
DISYRE_MESSAGE(HelperNotStarted, "reader.not-started",
               DISYRE_SENTENCE("CoreSentences",
                               "cannot be read: the program {0}, which decodes compressed images, "
                               "could not be started ({1})"),
               DISYRE_SENTENCE("CoreSentences", "Install DISYRE Explorer again."))
DISYRE_MESSAGE(
    HelperStopped, "reader.stopped",
    DISYRE_SENTENCE(
        "CoreSentences",
        "could not be read: the part of the program that decodes compressed images stopped ({0})"),
    DISYRE_SENTENCE("CoreSentences", "The file is probably damaged. Copy or export it again."))
DISYRE_MESSAGE(
    HelperTooSlow, "reader.too-slow",
    DISYRE_SENTENCE(
        "CoreSentences",
        "could not be read: its compressed image was not decoded within {0} {0:second|seconds}"),
    DISYRE_SENTENCE("CoreSentences", "The file is probably damaged. Copy or export it again."))
DISYRE_MESSAGE(
    HelperMemory, "reader.memory",
    DISYRE_SENTENCE(
        "CoreSentences",
        "could not be read: decoding its compressed image takes more than {0} MB of memory"),
    DISYRE_SENTENCE("CoreSentences", "The file is probably damaged. Copy or export it again."))
DISYRE_MESSAGE(
    HelperForeign, "reader.foreign",
    DISYRE_SENTENCE("CoreSentences",
                    "could not be read: the program {0} gave an answer that does not fit"),
    DISYRE_SENTENCE("CoreSentences", "Install DISYRE Explorer again."))
DISYRE_MESSAGE(
    DicomPixelsEncoding, "dicom.pixels-encoding",
    DISYRE_SENTENCE("CoreSentences",
                    "stores its image in a way that cannot be read (transfer syntax {0})"),
    DISYRE_SENTENCE("CoreSentences", "Export it uncompressed."))
DISYRE_MESSAGE(
    DicomPixelsKind, "dicom.pixels-kind",
    DISYRE_SENTENCE("CoreSentences",
                    "stores {0} values of {1} bits a pixel, which is no grey-value scan"),
    DISYRE_SENTENCE("CoreSentences",
                    "Choose the series that the scanner made, not a picture of it."))
DISYRE_MESSAGE(DicomTooLarge, "dicom.too-large",
               DISYRE_SENTENCE("CoreSentences",
                               "states {0} x {1} pixels and {2} {2:slice|slices}, which is more "
                               "than the program can work with"),
               DISYRE_SENTENCE("CoreSentences", "Check the file, or resample the scan first."))
DISYRE_MESSAGE(DicomDirectoryDamaged, "dicom.directory-damaged",
               DISYRE_SENTENCE("CoreSentences", "is a DICOMDIR that names no file"),
               DISYRE_SENTENCE("CoreSentences", "Open the folder that it lies in."))
DISYRE_MESSAGE(DicomDirectoryFileMissing, "dicom.directory-file-missing",
               DISYRE_SENTENCE("CoreSentences", "is named in the DICOMDIR but does not exist"),
               DISYRE_SENTENCE("CoreSentences", "Copy the whole disc."))
DISYRE_MESSAGE(
    DicomZipDamaged, "dicom.zip-damaged",
    DISYRE_SENTENCE("CoreSentences",
                    "is no zip archive that can be read: it is damaged or has a password"),
    DISYRE_SENTENCE("CoreSentences", "Unpack it, and open the folder."))
DISYRE_MESSAGE(
    DicomZipTooLarge, "dicom.zip-too-large",
    DISYRE_SENTENCE(
        "CoreSentences",
        "would unpack to more than the program can work with ({0} {0:file|files}, {1} MB)"),
    DISYRE_SENTENCE("CoreSentences", "Unpack it, and open the folder."))
DISYRE_MESSAGE(
    DicomNothingFound, "dicom.nothing-found",
    DISYRE_SENTENCE("CoreSentences", "holds no DICOM image"),
    DISYRE_SENTENCE("CoreSentences",
                    "Open a folder with the DICOM files of a scan, or a .nii or .nii.gz file."))
DISYRE_MESSAGE(DicomNoScan, "dicom.no-scan",
               DISYRE_SENTENCE("CoreSentences", "holds no scan that can be opened. {0}"), "")
DISYRE_MESSAGE(DicomSeriesUnknown, "dicom.series-unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "has no series {0}; they are numbered from 1 to {1}"),
               "")
DISYRE_MESSAGE(DicomSeriesNotOffered, "dicom.series-not-offered",
               DISYRE_SENTENCE("CoreSentences", "series {0} is no scan that can be opened. {1}"),
               "")
DISYRE_MESSAGE(DicomIsModality, "dicom.is-modality",
               DISYRE_SENTENCE("CoreSentences", "These images are of the modality {0}, not MRI."),
               "")
DISYRE_MESSAGE(DicomIsColour, "dicom.is-colour",
               DISYRE_SENTENCE("CoreSentences", "These are colour pictures, not a scan."), "")
DISYRE_MESSAGE(DicomIsScreenshot, "dicom.is-screenshot",
               DISYRE_SENTENCE("CoreSentences",
                               "These are pictures of a screen (secondary capture), not a scan."),
               "")
DISYRE_MESSAGE(DicomIsLocaliser, "dicom.is-localiser",
               DISYRE_SENTENCE("CoreSentences",
                               "This is a localiser: a few slices to plan the scans by."),
               "")
DISYRE_MESSAGE(DicomIsSegmentation, "dicom.is-segmentation",
               DISYRE_SENTENCE("CoreSentences", "This is a segmentation, not a scan."), "")
DISYRE_MESSAGE(DicomIsDocument, "dicom.is-document",
               DISYRE_SENTENCE("CoreSentences",
                               "This is a report or another document without an image."),
               "")
DISYRE_MESSAGE(DicomIsMosaic, "dicom.is-mosaic",
               DISYRE_SENTENCE("CoreSentences",
                               "All its slices are packed into one picture (a mosaic). Convert it "
                               "to NIfTI first, for instance with dcm2niix."),
               "")
DISYRE_MESSAGE(DicomIsSingleSlice, "dicom.is-single-slice",
               DISYRE_SENTENCE("CoreSentences", "This is a single slice, not a 3-D scan."), "")
DISYRE_MESSAGE(DicomNoPlace, "dicom.no-place",
               DISYRE_SENTENCE("CoreSentences",
                               "The files do not say where their slices lie in the patient."),
               "")
DISYRE_MESSAGE(DicomSeveralVolumes, "dicom.several-volumes",
               DISYRE_SENTENCE(
                   "CoreSentences",
                   "It holds {0} slices at {1} places: several volumes that cannot be told apart."),
               "")
DISYRE_MESSAGE(DicomSlicesMissing, "dicom.slices-missing",
               DISYRE_SENTENCE("CoreSentences",
                               "Slices are missing: there is a gap of {0} mm where slices lie {1} "
                               "mm apart. Copy or export the series again."),
               "")
DISYRE_MESSAGE(DicomSlicesUneven, "dicom.slices-uneven",
               DISYRE_SENTENCE("CoreSentences",
                               "Its slices lie too unevenly to be filled in: {0} to {1} mm apart."),
               "")
DISYRE_MESSAGE(DicomSlicesScattered, "dicom.slices-scattered",
               DISYRE_SENTENCE("CoreSentences", "Its slices do not lie in one straight row."), "")
DISYRE_MESSAGE(DicomSlicesFilled, "dicom.slices-filled",
               DISYRE_SENTENCE("CoreSentences",
                               "{0} of {1} slices {0:is|are} missing; each was filled in as the "
                               "mean of its two neighbours."),
               "")
DISYRE_MESSAGE(DicomSlicesResampled, "dicom.slices-resampled",
               DISYRE_SENTENCE("CoreSentences",
                               "The slices lie {0} to {1} mm apart; they were brought to an even "
                               "{2} mm by linear interpolation."),
               "")
DISYRE_MESSAGE(
    DicomSlicesDoubled, "dicom.slices-doubled",
    DISYRE_SENTENCE(
        "CoreSentences",
        "{0} {0:slice is|slices are} there more than once; the first of each was taken."),
    "")
DISYRE_MESSAGE(DicomTilt, "dicom.tilt",
               DISYRE_SENTENCE("CoreSentences",
                               "The slices are shifted against each other by {0} degrees (gantry "
                               "tilt); the volume is sheared to match."),
               "")
DISYRE_MESSAGE(DicomContrastAgent, "dicom.contrast-agent",
               DISYRE_SENTENCE("CoreSentences",
                               "The patient was given a contrast agent ({0}): vessels and lesions "
                               "may shine as in no healthy scan that a model learned from."),
               "")
DISYRE_MESSAGE(DicomYoungPatient, "dicom.young-patient",
               DISYRE_SENTENCE("CoreSentences",
                               "The patient was {0} {0:year|years} old; a model that learned from "
                               "adults may take a child's brain for ill."),
               "")
DISYRE_MESSAGE(DicomSeveralPatients, "dicom.several-patients",
               DISYRE_SENTENCE(
                   "CoreSentences",
                   "The same series number stands in files of {0} patients; they were kept apart."),
               "")
DISYRE_MESSAGE(
    DicomFewSlices, "dicom.few-slices",
    DISYRE_SENTENCE("CoreSentences",
                    "It has only {0} {0:slice|slices}, which cover {1} mm: hardly a whole brain."),
    "")
DISYRE_MESSAGE(DicomLossy, "dicom.lossy",
               DISYRE_SENTENCE("CoreSentences",
                               "The images were compressed with loss; fine detail may be missing."),
               "")
DISYRE_MESSAGE(DicomNoSpacing, "dicom.no-spacing",
               DISYRE_SENTENCE("CoreSentences",
                               "The files do not say how large a pixel is; 1 mm is assumed."),
               "")
DISYRE_MESSAGE(DicomFilesLeftOut, "dicom.files-left-out",
               DISYRE_SENTENCE("CoreSentences",
                               "{0} {0:file|files} could not be read and {0:was|were} left out, "
                               "the first of them \"{1}\"."),
               "")
DISYRE_MESSAGE(DicomSeriesChosen, "dicom.series-chosen",
               DISYRE_SENTENCE("CoreSentences",
                               "Of {0} scans in it, series {1} ({2}) was taken as the likeliest."),
               "")
DISYRE_MESSAGE(DicomSeriesOddPick, "dicom.series-odd-pick",
               DISYRE_SENTENCE("CoreSentences", "This series is not offered as a scan. {0}"), "")

// Preparing a scan for a model.
DISYRE_MESSAGE(BrainNotStripped, "brain.not-stripped",
               DISYRE_SENTENCE("CoreSentences",
                               "No empty background was found: the scan does not look "
                               "skull-stripped. Strip it first, or give its brain mask."),
               "")
DISYRE_MESSAGE(
    BrainVolume, "brain.volume",
    DISYRE_SENTENCE("CoreSentences",
                    "What differs from the background measures {0} litres, and a skull-stripped "
                    "adult brain 1 to 2: the map cannot be trusted unless the scan is stripped."),
    "")
DISYRE_MESSAGE(
    BrainTwoBackgrounds, "brain.two-backgrounds",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Beside the background's value, one other value ({0}) fills {1} % of the scan and reaches "
        "its edge. It counts as tissue; if it is air, give the scan's brain mask."),
    "")
DISYRE_MESSAGE(
    BrainNone, "brain.none",
    DISYRE_SENTENCE("CoreSentences",
                    "No brain was found in the scan: nothing differs from its background."),
    "")
DISYRE_MESSAGE(BrainTooSmall, "brain.too-small",
               DISYRE_SENTENCE("CoreSentences", "The brain in the scan is too small to work with."),
               "")
DISYRE_MESSAGE(
    BrainNoContrast, "brain.no-contrast",
    DISYRE_SENTENCE("CoreSentences",
                    "The brain in the scan has no contrast: its intensities are all alike."),
    "")
DISYRE_MESSAGE(BrainNotAlignedEmpty, "brain.not-aligned-empty",
               DISYRE_SENTENCE("CoreSentences", "There is no brain to align."), "")
DISYRE_MESSAGE(BrainNotAligned, "brain.not-aligned",
               DISYRE_SENTENCE("CoreSentences",
                               "The brain could not be aligned with the template."),
               "")
DISYRE_MESSAGE(AtlasDamaged, "atlas.damaged",
               DISYRE_SENTENCE("CoreSentences",
                               "is no part of the atlas that names places, or is damaged"),
               DISYRE_SENTENCE("CoreSentences", "Install the program again."))
DISYRE_MESSAGE(PlacesPoorAlignment, "places.poor-alignment",
               DISYRE_SENTENCE("CoreSentences",
                               "Places have no names: the scan fits the atlas too badly. The "
                               "brains overlap by {0} (from {1} on it is good), and their mutual "
                               "information is {2} (from {3} on)."),
               "")
DISYRE_MESSAGE(PlacesNotFound, "places.not-found",
               DISYRE_SENTENCE("CoreSentences", "Places have no names: {0}"), "")
DISYRE_MESSAGE(TemplateNotStripped, "template.not-stripped",
               DISYRE_SENTENCE("CoreSentences", "does not look like a skull-stripped brain"),
               DISYRE_SENTENCE("CoreSentences",
                               "A template must be one, and lie in its own standard space."))
DISYRE_MESSAGE(MaskSoft, "mask.soft",
               DISYRE_SENTENCE("CoreSentences",
                               "holds values between whole numbers, as a smoothed or resampled "
                               "mask does; it marks what is above 0.5"),
               "")
DISYRE_MESSAGE(MaskWithoutPosition, "mask.without-position",
               DISYRE_SENTENCE("CoreSentences",
                               "does not say where it lies; it has as many voxels as the scan, and "
                               "is laid over it voxel by voxel"),
               DISYRE_SENTENCE("CoreSentences", "Check that they belong together."))
DISYRE_MESSAGE(
    MaskOtherSize, "mask.other-size",
    DISYRE_SENTENCE("CoreSentences",
                    "does not say where it lies, and has not as many voxels as the scan"),
    DISYRE_SENTENCE("CoreSentences", "Save it again with its position (sform or qform)."))
DISYRE_MESSAGE(
    MaskHardlyOverlaps, "mask.hardly-overlaps",
    DISYRE_SENTENCE(
        "CoreSentences",
        "hardly overlaps its scan: of {0} ml, only {1} ml lie where the scan shows tissue"),
    DISYRE_SENTENCE("CoreSentences",
                    "Check that they belong together, and the positions that both files state."))
DISYRE_MESSAGE(
    MaskElsewhere, "mask.elsewhere",
    DISYRE_SENTENCE("CoreSentences",
                    "has as many voxels as the scan, but states a position {0} mm away from it"),
    DISYRE_SENTENCE("CoreSentences",
                    "Check that they belong together, and the positions that both files state."))

// Another volume that is laid over a scan.
DISYRE_MESSAGE(
    OverlayElsewhere, "overlay.elsewhere",
    DISYRE_SENTENCE("CoreSentences",
                    "lies beside the scan: by the positions that both files state, they have no "
                    "place in common"),
    DISYRE_SENTENCE("CoreSentences",
                    "Check that both are of one patient, and that both were saved with their "
                    "positions."))
DISYRE_MESSAGE(OverlayOtherBrain, "overlay.other-brain",
               DISYRE_SENTENCE("CoreSentences",
                               "shows a brain of {0} ml, and the scan one of {1} ml; they are "
                               "hardly of one patient"),
               DISYRE_SENTENCE("CoreSentences", "Check that they belong together."))

// Finding the brain of a whole head.
DISYRE_MESSAGE(ExtractionNoBrain, "extraction.no-brain",
               DISYRE_SENTENCE("CoreSentences", "shows no brain that could be found"),
               DISYRE_SENTENCE("CoreSentences",
                               "T1 and FLAIR scans of adults' heads are known to work; for others "
                               "give a brain mask."))
DISYRE_MESSAGE(ExtractionTouchesEdge, "extraction.touches-edge",
               DISYRE_SENTENCE("CoreSentences",
                               "The brain reaches the edge of the scan: a part of it may be "
                               "missing there."),
               "")
DISYRE_MESSAGE(ExtractionVolume, "extraction.volume",
               DISYRE_SENTENCE("CoreSentences",
                               "The brain that was found measures {0} litres, and an adult's 1 to "
                               "2: look at its mask before using it."),
               "")
DISYRE_MESSAGE(ExtractionNotNeeded, "extraction.not-needed",
               DISYRE_SENTENCE("CoreSentences",
                               "The scan is skull-stripped already: its mask is what differs from "
                               "the background."),
               "")
DISYRE_MESSAGE(ExtractionDone, "extraction.done",
               DISYRE_SENTENCE("CoreSentences",
                               "The scan was not skull-stripped, so its brain was found first: {0} "
                               "ml. Look at brain_mask.nii.gz before trusting the map."),
               "")
DISYRE_MESSAGE(ExtractionNone, "extraction.none",
               DISYRE_SENTENCE("CoreSentences",
                               "is missing: the network that finds the brain of a whole head is "
                               "not installed"),
               DISYRE_SENTENCE("CoreSentences", "Install the program again, or give a brain mask."))
DISYRE_MESSAGE(ExtractionCard, "extraction.card",
               DISYRE_SENTENCE("CoreSentences",
                               "is no card of a network that finds the brain: {0}"),
               DISYRE_SENTENCE("CoreSentences", "Install the program again."))
DISYRE_MESSAGE(ExtractionFileName, "extraction.file-name",
               DISYRE_SENTENCE("CoreSentences",
                               "A mask is written to a file whose name ends in .nii or .nii.gz, "
                               "not to {0}."),
               "")

// Whether a scan is of the kind that a model was trained on.
DISYRE_MESSAGE(
    ScopeContrast, "scope.contrast",
    DISYRE_SENTENCE("CoreSentences",
                    "By the order of its tissues' brightness this is a {0} scan, and the model was "
                    "trained on {1} scans: most of what it marks will be the other contrast."),
    DISYRE_SENTENCE("CoreSentences", "Choose a model for {0} scans, or open a {1} scan."))
DISYRE_MESSAGE(
    ScopeWholeHead, "scope.whole-head",
    DISYRE_SENTENCE("CoreSentences",
                    "This scan shows more than a brain, and the model was trained on stripped "
                    "brains. When the scan is healed, its brain is found first. Look whether skull "
                    "is left, or brain missing, before you trust the map."),
    "")
DISYRE_MESSAGE(ScopeThickSlices, "scope.thick-slices",
               DISYRE_SENTENCE(
                   "CoreSentences",
                   "The slices lie {0} mm apart and the model's {1} mm, so they are healed as they "
                   "are, without slices in between. The map is less certain then: what is smaller "
                   "than a slice can be missed or look blurred."),
               "")
DISYRE_MESSAGE(
    ScopeCoarseVoxels, "scope.coarse-voxels",
    DISYRE_SENTENCE("CoreSentences",
                    "A voxel measures {0} mm within the slice and the model's {1} mm: the scan "
                    "shows less detail than the model learned as healthy, and blurred tissue may "
                    "be marked. Such scans were not measured in this project."),
    "")
DISYRE_MESSAGE(
    ScopeBrainCut, "scope.brain-cut",
    DISYRE_SENTENCE("CoreSentences",
                    "The brain is cut by the edge of the scan ({0}), and the model was trained on "
                    "whole brains: do not trust the map near that edge, where the model has never "
                    "seen a brain end."),
    "")
DISYRE_MESSAGE(ScopeEdgeLeft, "scope.edge-left", DISYRE_SENTENCE("CoreSentences", "left"), "")
DISYRE_MESSAGE(ScopeEdgeRight, "scope.edge-right", DISYRE_SENTENCE("CoreSentences", "right"), "")
DISYRE_MESSAGE(ScopeEdgeBack, "scope.edge-back", DISYRE_SENTENCE("CoreSentences", "back"), "")
DISYRE_MESSAGE(ScopeEdgeFront, "scope.edge-front", DISYRE_SENTENCE("CoreSentences", "front"), "")
DISYRE_MESSAGE(ScopeEdgeBottom, "scope.edge-bottom", DISYRE_SENTENCE("CoreSentences", "bottom"), "")
DISYRE_MESSAGE(ScopeEdgeTop, "scope.edge-top", DISYRE_SENTENCE("CoreSentences", "top"), "")
DISYRE_MESSAGE(ScopeAge, "scope.age",
               DISYRE_SENTENCE(
                   "CoreSentences",
                   "The patient was {0} years old, and the people whose scans trained the model "
                   "were {1} to {2}: what is healthy at another age may be marked, and nothing was "
                   "measured there in this project."),
               "")

// Looking at many scans before training.
DISYRE_MESSAGE(SurveyTooFewSlices, "survey.too-few-slices",
               DISYRE_SENTENCE("CoreSentences",
                               "Only {0} {0:slice holds|slices hold} brain, and {1} are needed. "
                               "Use a scan of the whole brain."),
               "")
DISYRE_MESSAGE(SurveyMaskVolume, "survey.mask-volume",
               DISYRE_SENTENCE("CoreSentences",
                               "Its mask marks {0} litres; an adult's brain has 1 to 2. Check that "
                               "mask and scan belong together."),
               "")
DISYRE_MESSAGE(
    SurveyBrainVolume, "survey.brain-volume",
    DISYRE_SENTENCE("CoreSentences",
                    "What differs from its background measures {0} litres; an adult's brain has 1 "
                    "to 2. It does not look skull-stripped: strip it first, for instance with "
                    "SynthStrip, HD-BET or BET, or give its brain mask."),
    "")
DISYRE_MESSAGE(
    SurveyNoBackground, "survey.no-background",
    DISYRE_SENTENCE("CoreSentences",
                    "No empty background was found. It does not look skull-stripped: strip it "
                    "first, for instance with SynthStrip, HD-BET or BET, or give its brain mask."),
    "")
DISYRE_MESSAGE(
    SurveyNotFinite, "survey.not-finite",
    DISYRE_SENTENCE("CoreSentences",
                    "{0} of its voxels {0:is no number|are no numbers} (NaN or infinite) and "
                    "{0:counts|count} as 0. Check that nothing of the brain is missing."),
    "")
DISYRE_MESSAGE(
    SurveyOneSided, "survey.one-sided",
    DISYRE_SENTENCE("CoreSentences",
                    "About {0} ml of the brain differ from the other half, as a large lesion makes "
                    "them. Look at it, and leave it out unless it is healthy."),
    "")
DISYRE_MESSAGE(SurveyDuplicate, "survey.duplicate",
               DISYRE_SENTENCE("CoreSentences",
                               "It holds the same voxels as \"{0}\". Keep one of the two."),
               "")
DISYRE_MESSAGE(
    SurveyOtherSpacing, "survey.other-spacing",
    DISYRE_SENTENCE("CoreSentences",
                    "Its voxels measure {0} x {1} x {2} mm, most scans' {3} x {4} x {5} mm. It is "
                    "resampled like the others, but may be blurred or noisy beside them."),
    "")
DISYRE_MESSAGE(SurveyOtherOrientation, "survey.other-orientation",
               DISYRE_SENTENCE("CoreSentences",
                               "Its axes point to {0}, most scans' to {1}. It is turned like the "
                               "others; check in the pictures that it stands upright."),
               "")
DISYRE_MESSAGE(SurveyOtherIntensity, "survey.other-intensity",
               DISYRE_SENTENCE("CoreSentences",
                               "Its median intensity is {0}, most scans' about {1}. Check that it "
                               "was made and exported like the others."),
               "")
DISYRE_MESSAGE(
    SurveyOtherModality, "survey.other-modality",
    DISYRE_SENTENCE(
        "CoreSentences",
        "It does not look like most of the others: another modality, no healthy brain, or not "
        "stripped. A model learns one modality; leave it out unless you know better."),
    "")
DISYRE_MESSAGE(SurveyFolderNotReadable, "survey.folder-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read as a folder ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Choose a folder of scans."))
DISYRE_MESSAGE(SurveyFolderGone, "survey.folder-gone",
               DISYRE_SENTENCE("CoreSentences", "can no longer be read ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Check that its disk is still there."))

// Labelled brains, the sample and benchmark cases.
DISYRE_MESSAGE(
    LabelsMissingTissue, "labels.missing-tissue",
    DISYRE_SENTENCE(
        "CoreSentences",
        "The labels mark no {0}: they must be MUSE region numbers, not a plain brain mask."),
    "")
DISYRE_MESSAGE(LabelsWhiteMatter, "labels.white-matter",
               DISYRE_SENTENCE("CoreSentences", "white matter"), "")
DISYRE_MESSAGE(LabelsCortex, "labels.cortex", DISYRE_SENTENCE("CoreSentences", "cortex"), "")
DISYRE_MESSAGE(LabelsVentricles, "labels.ventricles",
               DISYRE_SENTENCE("CoreSentences", "lateral ventricles"), "")
DISYRE_MESSAGE(LabelsOrder, "labels.order",
               DISYRE_SENTENCE("CoreSentences",
                               "Fluid, grey and white matter are not ordered from dark to bright, "
                               "as they are in a T1 scan."),
               "")
DISYRE_MESSAGE(LabelsOtherGrid, "labels.other-grid",
               DISYRE_SENTENCE("CoreSentences", "The labels lie on another grid than the scan."),
               "")
DISYRE_MESSAGE(LabelsNoEvenTissue, "labels.no-even-tissue",
               DISYRE_SENTENCE("CoreSentences",
                               "There is too little even white matter to measure the noise in."),
               "")
DISYRE_MESSAGE(
    SampleNotInstalled, "sample.not-installed",
    DISYRE_SENTENCE("CoreSentences", "is not installed; the sample is made from it"),
    DISYRE_SENTENCE("CoreSentences",
                    "Install the package mricron-data, or name the file in DISYRE_SAMPLE_BRAIN."))
DISYRE_MESSAGE(LesionNoBrain, "lesion.no-brain",
               DISYRE_SENTENCE("CoreSentences", "There is no brain to put a lesion into."), "")
DISYRE_MESSAGE(LesionBrainTooSmall, "lesion.brain-too-small",
               DISYRE_SENTENCE("CoreSentences", "The brain is too small to put a lesion into."), "")
DISYRE_MESSAGE(LesionNoTissue, "lesion.no-tissue",
               DISYRE_SENTENCE("CoreSentences", "This brain has no tissue to put a lesion into."),
               "")
DISYRE_MESSAGE(LesionNoTissueBesideFluid, "lesion.no-tissue-beside-fluid",
               DISYRE_SENTENCE("CoreSentences",
                               "This brain has no tissue beside fluid to put a lesion into."),
               "")
DISYRE_MESSAGE(LesionNoDeepTissue, "lesion.no-deep-tissue",
               DISYRE_SENTENCE("CoreSentences",
                               "This brain has no tissue deep enough to put a lesion into."),
               "")
DISYRE_MESSAGE(LesionNoWhiteMatter, "lesion.no-white-matter",
               DISYRE_SENTENCE("CoreSentences",
                               "This brain has no white matter to put a lesion into."),
               "")
DISYRE_MESSAGE(
    LesionNoGreyWhiteBorder, "lesion.no-grey-white-border",
    DISYRE_SENTENCE("CoreSentences",
                    "This brain has no border of grey and white matter to put a lesion into."),
    "")
DISYRE_MESSAGE(LesionNoShapes, "lesion.no-shapes",
               DISYRE_SENTENCE("CoreSentences",
                               "A stroke needs stroke shapes, and there are none."),
               "")
DISYRE_MESSAGE(LesionNoShapeFits, "lesion.no-shape-fits",
               DISYRE_SENTENCE("CoreSentences", "No stroke shape reaches this brain's tissue."), "")
DISYRE_MESSAGE(LesionNothingChanged, "lesion.nothing-changed",
               DISYRE_SENTENCE("CoreSentences", "No voxel of this brain could be changed enough."),
               "")

// Model cards, weights and the folders of models.
DISYRE_MESSAGE(CardUnknown, "card.unknown",
               DISYRE_SENTENCE("CoreSentences", "is no model card of this program"),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose a folder with card.json and weights.safetensors."))
DISYRE_MESSAGE(
    CardNewerVersion, "card.newer-version",
    DISYRE_SENTENCE("CoreSentences",
                    "was written by a newer version (format {0}, this program reads up to {1})"),
    DISYRE_SENTENCE("CoreSentences", "Update the program."))
DISYRE_MESSAGE(CardIncomplete, "card.incomplete",
               DISYRE_SENTENCE("CoreSentences",
                               "is an incomplete model card, or one with a field of a wrong type"),
               "")
DISYRE_MESSAGE(CardWrong, "card.wrong",
               DISYRE_SENTENCE("CoreSentences", "is a wrong model card: {0}"), "")
DISYRE_MESSAGE(CardNeighbours, "card.neighbours",
               DISYRE_SENTENCE("CoreSentences", "a network sees 0 to {0} slices on either side"),
               "")
DISYRE_MESSAGE(CardLevels, "card.levels",
               DISYRE_SENTENCE("CoreSentences", "a network has 1 to 8 levels"), "")
DISYRE_MESSAGE(CardAttention, "card.attention",
               DISYRE_SENTENCE("CoreSentences", "attention is given for each level"), "")
DISYRE_MESSAGE(CardBlocks, "card.blocks",
               DISYRE_SENTENCE("CoreSentences", "a level has 1 to 8 blocks"), "")
DISYRE_MESSAGE(CardGroups, "card.groups",
               DISYRE_SENTENCE("CoreSentences", "groups and head width are at least 1"), "")
DISYRE_MESSAGE(CardChannels, "card.channels",
               DISYRE_SENTENCE("CoreSentences", "a level has 1 to 2048 channels"), "")
DISYRE_MESSAGE(CardChannelsByGroups, "card.channels-by-groups",
               DISYRE_SENTENCE("CoreSentences", "channels are divisible by the norm groups"), "")
DISYRE_MESSAGE(CardChannelsByHeadWidth, "card.channels-by-head-width",
               DISYRE_SENTENCE("CoreSentences", "channels are divisible by the head width"), "")
DISYRE_MESSAGE(CardFirstLevel, "card.first-level",
               DISYRE_SENTENCE("CoreSentences", "the first level has an even number of channels"),
               "")
DISYRE_MESSAGE(CardConditionOrder, "card.condition-order",
               DISYRE_SENTENCE("CoreSentences", "the condition order \"{0}\" is unknown"), "")
DISYRE_MESSAGE(CardSpacing, "card.spacing",
               DISYRE_SENTENCE("CoreSentences", "a spacing lies between 0.1 and 20 mm"), "")
DISYRE_MESSAGE(CardSmoothing, "card.smoothing",
               DISYRE_SENTENCE("CoreSentences",
                               "the smoothing of the map lies between 0 and {0} mm"),
               "")
DISYRE_MESSAGE(CardPlane, "card.plane",
               DISYRE_SENTENCE("CoreSentences", "only axial models can be used"), "")
DISYRE_MESSAGE(CardPatch, "card.patch",
               DISYRE_SENTENCE("CoreSentences", "a patch has 8 to 1024 pixels a side"), "")
DISYRE_MESSAGE(CardPatchDivisor, "card.patch-divisor",
               DISYRE_SENTENCE("CoreSentences", "the patch is divisible by {0}"), "")
DISYRE_MESSAGE(CardQuantile, "card.quantile",
               DISYRE_SENTENCE("CoreSentences", "a quantile lies in (0, 1]"), "")
DISYRE_MESSAGE(CardQuantileValue, "card.quantile-value",
               DISYRE_SENTENCE("CoreSentences", "the quantile's value lies in (0, 1]"), "")
DISYRE_MESSAGE(
    CardMaskOutput, "card.mask-output",
    DISYRE_SENTENCE("CoreSentences",
                    "a network that predicts the anomaly's mask has the output form \"direct\""),
    "")
DISYRE_MESSAGE(CardOutputForm, "card.output-form",
               DISYRE_SENTENCE("CoreSentences", "the output form \"{0}\" is unknown"), "")
DISYRE_MESSAGE(CardWholeSliceWidth, "card.whole-slice-width",
               DISYRE_SENTENCE("CoreSentences", "the width of the networks lies in (0, 1]"), "")
DISYRE_MESSAGE(CardFeatureEncoder, "card.feature-encoder",
               DISYRE_SENTENCE("CoreSentences",
                               "the encoder \"{0}\" is unknown; use resnet18 or wide_resnet50_2"),
               "")
DISYRE_MESSAGE(ModelUnknown, "model.unknown", DISYRE_SENTENCE("CoreSentences", "is no model"),
               DISYRE_SENTENCE("CoreSentences",
                               "A model is a folder with card.json and weights.safetensors."))
DISYRE_MESSAGE(ModelMissing, "model.missing", DISYRE_SENTENCE("CoreSentences", "does not exist"),
               DISYRE_SENTENCE("CoreSentences",
                               "A model is a folder with card.json and weights.safetensors."))
DISYRE_MESSAGE(ModelNoCard, "model.no-card", DISYRE_SENTENCE("CoreSentences", "holds no card.json"),
               DISYRE_SENTENCE("CoreSentences",
                               "A model is a folder with card.json and weights.safetensors."))
DISYRE_MESSAGE(ModelNoWeights, "model.no-weights",
               DISYRE_SENTENCE("CoreSentences", "holds no weights.safetensors"),
               DISYRE_SENTENCE("CoreSentences", "Copy the model again, or delete it."))
DISYRE_MESSAGE(ModelNoneInstalled, "model.none-installed",
               DISYRE_SENTENCE("CoreSentences", "is missing: no model is installed"),
               DISYRE_SENTENCE("CoreSentences", "Name one with --model, or train one."))
DISYRE_MESSAGE(ModelNoHome, "model.no-home",
               DISYRE_SENTENCE("CoreSentences", "has no place: the system names no home folder"),
               DISYRE_SENTENCE("CoreSentences", "Set DISYRE_MODELS to a folder for your models."))
DISYRE_MESSAGE(
    ModelNotRenamed, "model.not-renamed",
    DISYRE_SENTENCE(
        "CoreSentences",
        "\"{0}\" came with the program and cannot be renamed. Export a copy and work with that."),
    "")
DISYRE_MESSAGE(
    ModelShippedNotDeleted, "model.shipped-not-deleted",
    DISYRE_SENTENCE(
        "CoreSentences",
        "\"{0}\" came with the program and cannot be deleted. Export a copy and work with that."),
    "")
DISYRE_MESSAGE(ModelNotYours, "model.not-yours",
               DISYRE_SENTENCE("CoreSentences",
                               "\"{0}\" is none of your models. Delete it by hand."),
               "")
DISYRE_MESSAGE(ModelNoName, "model.no-name",
               DISYRE_SENTENCE("CoreSentences", "A model needs a name."), "")
DISYRE_MESSAGE(ModelNameTaken, "model.name-taken",
               DISYRE_SENTENCE("CoreSentences", "exists already"),
               DISYRE_SENTENCE("CoreSentences", "Choose another name."))
DISYRE_MESSAGE(ModelNotExported, "model.not-exported",
               DISYRE_SENTENCE("CoreSentences", "cannot be written ({0})"),
               DISYRE_SENTENCE("CoreSentences",
                               "Check that the folder may be written to and has space left."))
DISYRE_MESSAGE(ModelFolderNotReadable, "model.folder-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read ({0})"), "")
DISYRE_MESSAGE(ModelHashDiffers, "model.hash-differs",
               DISYRE_SENTENCE("CoreSentences", "does not match its card (the hash differs)"),
               DISYRE_SENTENCE("CoreSentences", "Copy the whole model folder again."))
DISYRE_MESSAGE(ModelWeightsLacking, "model.weights-lacking",
               DISYRE_SENTENCE("CoreSentences", "lacks the weights \"{0}\""),
               DISYRE_SENTENCE("CoreSentences",
                               "It belongs to another network than its card says."))
DISYRE_MESSAGE(ModelWeightsShape, "model.weights-shape",
               DISYRE_SENTENCE("CoreSentences", "has the weights \"{0}\" in a wrong shape"),
               DISYRE_SENTENCE("CoreSentences",
                               "It belongs to another network than its card says."))
DISYRE_MESSAGE(ModelWeightsUnknown, "model.weights-unknown",
               DISYRE_SENTENCE("CoreSentences", "has the unknown weights \"{0}\""),
               DISYRE_SENTENCE("CoreSentences",
                               "It belongs to another network than its card says."))
DISYRE_MESSAGE(ModelWeightsType, "model.weights-type",
               DISYRE_SENTENCE("CoreSentences", "weights of type {0} cannot be used"), "")
DISYRE_MESSAGE(ModelWeightsTooLarge, "model.weights-too-large",
               DISYRE_SENTENCE("CoreSentences",
                               "The weights hold values too large for half precision."),
               "")
DISYRE_MESSAGE(WeightsMissing, "weights.missing",
               DISYRE_SENTENCE("CoreSentences", "does not exist or is not a file"),
               DISYRE_SENTENCE("CoreSentences", "Choose a file that ends in .safetensors."))
DISYRE_MESSAGE(WeightsNotReadable, "weights.not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read"),
               DISYRE_SENTENCE("CoreSentences", "Check that you may read it."))
DISYRE_MESSAGE(WeightsUnknown, "weights.unknown",
               DISYRE_SENTENCE("CoreSentences", "is no safetensors file, or a truncated one"), "")
DISYRE_MESSAGE(WeightsHeaderNotJson, "weights.header-not-json",
               DISYRE_SENTENCE("CoreSentences", "is no safetensors file: its header is not JSON"),
               "")
DISYRE_MESSAGE(WeightsHeaderDamaged, "weights.header-damaged",
               DISYRE_SENTENCE("CoreSentences", "its header is damaged at \"{0}\""), "")
DISYRE_MESSAGE(WeightsTypeUnknown, "weights.type-unknown",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" has the unknown type {1}"), "")
DISYRE_MESSAGE(WeightsShapeImpossible, "weights.shape-impossible",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" has an impossible shape"), "")
DISYRE_MESSAGE(WeightsSizeDisagrees, "weights.size-disagrees",
               DISYRE_SENTENCE("CoreSentences", "the size of \"{0}\" disagrees with its shape"), "")
DISYRE_MESSAGE(WeightsHoles, "weights.holes",
               DISYRE_SENTENCE("CoreSentences", "has holes or overlaps before \"{0}\""), "")
DISYRE_MESSAGE(WeightsTwice, "weights.twice",
               DISYRE_SENTENCE("CoreSentences", "has the entry \"{0}\" twice"),
               DISYRE_SENTENCE("CoreSentences", "Copy or download it again."))
DISYRE_MESSAGE(WeightsNotFinite, "weights.not-finite",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" holds values that are no finite numbers"),
               DISYRE_SENTENCE("CoreSentences", "Copy or download it again."))
DISYRE_MESSAGE(WeightsLength, "weights.length",
               DISYRE_SENTENCE("CoreSentences", "is truncated, or longer than its header says"),
               DISYRE_SENTENCE("CoreSentences", "Copy or download it again."))
DISYRE_MESSAGE(WeightsNotReadToEnd, "weights.not-read-to-end",
               DISYRE_SENTENCE("CoreSentences", "cannot be read to its end"),
               DISYRE_SENTENCE("CoreSentences", "Copy or download it again."))
DISYRE_MESSAGE(WeightsShapeAndValues, "weights.shape-and-values",
               DISYRE_SENTENCE("CoreSentences",
                               "An array's shape does not fit its number of values."),
               "")
DISYRE_MESSAGE(ScheduleSteps, "schedule.steps",
               DISYRE_SENTENCE("CoreSentences", "A schedule needs 1 to 100000 steps, not {0}."), "")
DISYRE_MESSAGE(ScheduleBetas, "schedule.betas",
               DISYRE_SENTENCE("CoreSentences",
                               "A schedule's betas must rise within (0, 1), not {0} to {1}."),
               "")
DISYRE_MESSAGE(ScheduleUnknown, "schedule.unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "The schedule \"{0}\" is unknown; use flipped or noise."),
               "")
DISYRE_MESSAGE(MethodNotWholeSlice, "method.not-whole-slice",
               DISYRE_SENTENCE("CoreSentences", "The method \"{0}\" does not see whole slices."),
               "")
DISYRE_MESSAGE(MethodUnknown, "method.unknown",
               DISYRE_SENTENCE("CoreSentences", "The method \"{0}\" is unknown; use one of {1}."),
               "")

// Networks of the library diffusers.
DISYRE_MESSAGE(DiffusersNoNetwork, "diffusers.no-network",
               DISYRE_SENTENCE("CoreSentences", "is no network this program can run: {0}"), "")
DISYRE_MESSAGE(DiffusersBlockType, "diffusers.block-type",
               DISYRE_SENTENCE("CoreSentences", "it has a block of type \"{0}\""), "")
DISYRE_MESSAGE(DiffusersPatch, "diffusers.patch",
               DISYRE_SENTENCE("CoreSentences", "its patches are not square, or of no stated size"),
               "")
DISYRE_MESSAGE(DiffusersSetting, "diffusers.setting",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" is {1}, not {2}"), "")
DISYRE_MESSAGE(DiffusersNotMirrored, "diffusers.not-mirrored",
               DISYRE_SENTENCE("CoreSentences",
                               "the blocks on the way up do not mirror those on the way down"),
               "")
DISYRE_MESSAGE(DiffusersNoHeadWidth, "diffusers.no-head-width",
               DISYRE_SENTENCE("CoreSentences", "it states no width of its attention heads"), "")
DISYRE_MESSAGE(DiffusersSettingMissing, "diffusers.setting-missing",
               DISYRE_SENTENCE("CoreSentences", "a setting is missing or of a wrong type"), "")
DISYRE_MESSAGE(DiffusersNoConfig, "diffusers.no-config",
               DISYRE_SENTENCE("CoreSentences", "holds no unet/config.json"),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose a folder that diffusers' save_pretrained wrote."))
DISYRE_MESSAGE(
    DiffusersOutputForm, "diffusers.output-form",
    DISYRE_SENTENCE(
        "CoreSentences",
        "This model predicts a change to its input, not the healthy patch itself, and diffusers "
        "has no word for that. Only models trained with --output direct can be exported."),
    "")
DISYRE_MESSAGE(
    DiffusersNeighbours, "diffusers.neighbours",
    DISYRE_SENTENCE("CoreSentences",
                    "This model sees the slices beside the one it restores, and diffusers has no "
                    "word for that. Only models trained with --neighbours 0 can be exported."),
    "")

// Healing.
DISYRE_MESSAGE(HealingSkip, "healing.skip",
               DISYRE_SENTENCE("CoreSentences", "The skip must lie between 1 and {0}, not at {1}."),
               "")
DISYRE_MESSAGE(
    HealingStride, "healing.stride",
    DISYRE_SENTENCE("CoreSentences",
                    "The stride must lie between 1 and the patch of {0} pixels, not at {1}."),
    "")
DISYRE_MESSAGE(
    HealingSmoothing, "healing.smoothing",
    DISYRE_SENTENCE("CoreSentences",
                    "The smoothing of the map must lie between 0 and {0} mm, not at {1}."),
    "")
DISYRE_MESSAGE(HealingSingleStep, "healing.single-step",
               DISYRE_SENTENCE("CoreSentences",
                               "The single step t must lie between 1 and {0}, not at {1}."),
               "")
DISYRE_MESSAGE(
    HealingNoSuchSlice, "healing.no-such-slice",
    DISYRE_SENTENCE("CoreSentences",
                    "The scan has no slice {0}: it has {1} {1:slice|slices}, counted from 1."),
    "")
DISYRE_MESSAGE(HealingNoBrainInSlice, "healing.no-brain-in-slice",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no brain in this slice. Scroll to another one."),
               "")
DISYRE_MESSAGE(
    HealingRegionNotInSlice, "healing.region-not-in-slice",
    DISYRE_SENTENCE("CoreSentences",
                    "There is nothing to heal in this slice: the region does not reach it."),
    "")
DISYRE_MESSAGE(
    HealingStepsNeedMemory, "healing.steps-need-memory",
    DISYRE_SENTENCE("CoreSentences",
                    "Keeping the {0} steps of this scan would take {1} GB of memory; the window "
                    "allows {2} GB for it. Choose a larger skip, or close other scans."),
    "")
DISYRE_MESSAGE(HealingForeignPicture, "healing.foreign-picture",
               DISYRE_SENTENCE("CoreSentences",
                               "Healing delivered a picture that does not belong to this scan."),
               "")
DISYRE_MESSAGE(RegionOtherGrid, "region.other-grid",
               DISYRE_SENTENCE("CoreSentences", "The region to heal is not on the scan's grid."),
               "")
DISYRE_MESSAGE(RegionNoBrain, "region.no-brain",
               DISYRE_SENTENCE("CoreSentences",
                               "The region to heal holds no brain. Mark one inside the brain."),
               "")
DISYRE_MESSAGE(
    RegionWholeBrain, "region.whole-brain",
    DISYRE_SENTENCE("CoreSentences",
                    "The region to leave as it is covers the whole brain. Mark a smaller one."),
    "")
DISYRE_MESSAGE(RegionNotMarked, "region.not-marked",
               DISYRE_SENTENCE("CoreSentences",
                               "No region is marked yet. Draw an ellipse or paint an area in a "
                               "view, or heal the whole brain."),
               "")
DISYRE_MESSAGE(RegionMaskConstant, "region.mask-constant",
               DISYRE_SENTENCE("CoreSentences", "marks no region: all its voxels have one value"),
               DISYRE_SENTENCE("CoreSentences",
                               "Give a mask that is above 0 in the region and 0 elsewhere."))
DISYRE_MESSAGE(RegionMaskElsewhere, "region.mask-elsewhere",
               DISYRE_SENTENCE("CoreSentences", "marks no voxel of the scan"),
               DISYRE_SENTENCE("CoreSentences",
                               "Check that the mask and the scan belong together."))
// Many scans that are healed together.
DISYRE_MESSAGE(TreeNoScan, "tree.no-scan",
               DISYRE_SENTENCE("CoreSentences", "holds no scan, nor does any folder below it"),
               DISYRE_SENTENCE("CoreSentences", "Choose another folder."))
DISYRE_MESSAGE(TreeNoScanOfContrast, "tree.no-scan-of-contrast",
               DISYRE_SENTENCE("CoreSentences",
                               "is a BIDS dataset without a raw {0} image in any subject's folder "
                               "\"anat\""),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose another contrast, or name the images themselves."))
DISYRE_MESSAGE(TreeNoSuchShard, "tree.no-such-shard",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no part {0} of {1}: parts are counted from 1 on."),
               "")
DISYRE_MESSAGE(TreeOneScanOnly, "tree.one-scan-only",
               DISYRE_SENTENCE("CoreSentences",
                               "{0} belongs to a single scan, and several are to be healed."),
               DISYRE_SENTENCE("CoreSentences", "Heal that scan by itself."))
DISYRE_MESSAGE(ReportNoResult, "report.no-result",
               DISYRE_SENTENCE("CoreSentences", "is no record of a healing"),
               DISYRE_SENTENCE("CoreSentences",
                               "Give a folder that disyre heal or the window wrote results to."))
DISYRE_MESSAGE(ReportOldResult, "report.old-result",
               DISYRE_SENTENCE("CoreSentences",
                               "was written by an earlier version, which measured less of the "
                               "findings than a report says"),
               DISYRE_SENTENCE("CoreSentences", "Heal the scan again."))
DISYRE_MESSAGE(ReportOtherSize, "report.other-size",
               DISYRE_SENTENCE("CoreSentences", "has another size than the anomaly map beside it"),
               DISYRE_SENTENCE("CoreSentences", "Heal the scan again."))
DISYRE_MESSAGE(ReportFileName, "report.file-name",
               DISYRE_SENTENCE("CoreSentences",
                               "A report is written to a file whose name ends in .pdf or .html, "
                               "not to {0}."),
               "")
DISYRE_MESSAGE(ReportNoWindowProgram, "report.no-window-program",
               DISYRE_SENTENCE("CoreSentences",
                               "was not found beside this program, and reports are written with "
                               "it"),
               DISYRE_SENTENCE("CoreSentences", "Install the whole program."))
DISYRE_MESSAGE(SummaryNothing, "summary.nothing",
               DISYRE_SENTENCE("CoreSentences", "holds no results of a healing"),
               DISYRE_SENTENCE("CoreSentences",
                               "Give the folder that was named by --out of disyre heal."))

DISYRE_MESSAGE(KernelsUnknown, "kernels.unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "DISYRE_KERNELS is \"{0}\"; this processor can run: {1}."),
               "")

// The compute library and the devices it uses.
DISYRE_MESSAGE(ComputeLibraryMissing, "compute.library-missing",
               DISYRE_SENTENCE("CoreSentences",
                               "The compute library {0} was not found beside the program or in "
                               "\"{1}\". Install the program again."),
               "")
DISYRE_MESSAGE(ComputeLibraryNotLoaded, "compute.library-not-loaded",
               DISYRE_SENTENCE("CoreSentences",
                               "The compute library cannot be loaded: {0}. Install the program "
                               "again, or LibTorch where it is missing."),
               "")
DISYRE_MESSAGE(
    ComputeLibraryError, "compute.library-error",
    DISYRE_SENTENCE(
        "CoreSentences",
        "The compute library \"{0}\" cannot be loaded (error {1}). Install the program again."),
    "")
DISYRE_MESSAGE(ComputeLibraryForeign, "compute.library-foreign",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" is no compute library of this program."),
               "")
DISYRE_MESSAGE(
    ComputeNoCuda, "compute.no-cuda",
    DISYRE_SENTENCE("CoreSentences",
                    "There is no graphics card that can be used: no CUDA device is there, or this "
                    "LibTorch was built without CUDA. Use the device \"cpu\"."),
    "")
DISYRE_MESSAGE(ComputeNoMps, "compute.no-mps",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no Apple graphics processor, or this LibTorch was built "
                               "without MPS. Use the device \"cpu\"."),
               "")
DISYRE_MESSAGE(
    ComputeDeviceUnknown, "compute.device-unknown",
    DISYRE_SENTENCE("CoreSentences",
                    "The device \"{0}\" is unknown; use auto, cpu, cuda, mps or cpu-bf16."),
    "")
DISYRE_MESSAGE(ComputeFailed, "compute.failed",
               DISYRE_SENTENCE("CoreSentences",
                               "The computation failed: {0} Try again with the device \"cpu\"."),
               "")
DISYRE_MESSAGE(ComputeCardFailed, "compute.card-failed",
               DISYRE_SENTENCE("CoreSentences",
                               "The graphics card failed, so the processor went on: {0}"),
               "")
DISYRE_MESSAGE(
    ComputeCardNotLoaded, "compute.card-not-loaded",
    DISYRE_SENTENCE(
        "CoreSentences",
        "The graphics card could not load the model, so the processor heals instead: {0}"),
    "")
DISYRE_MESSAGE(ComputeNoSuchWeights, "compute.no-such-weights",
               DISYRE_SENTENCE("CoreSentences", "The network has no weights called \"{0}\"."), "")
DISYRE_MESSAGE(
    ComputeNothingToCompare, "compute.nothing-to-compare",
    DISYRE_SENTENCE("CoreSentences",
                    "This network's widths are no multiples of 16, or it sees neighbouring slices: "
                    "healing uses the plain network, and there is nothing to compare."),
    "")

// Synthesis of training samples.
DISYRE_MESSAGE(SynthesisPatch, "synthesis.patch",
               DISYRE_SENTENCE("CoreSentences", "A patch needs at least 8 pixels a side, not {0}."),
               "")
DISYRE_MESSAGE(
    SynthesisOneSubject, "synthesis.one-subject",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Foreign patches must come from another subject: give at least two healthy scans."),
    "")
DISYRE_MESSAGE(SynthesisNoScan, "synthesis.no-scan",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no healthy scan with a brain in it to draw patches from."),
               "")
DISYRE_MESSAGE(SynthesisSoftening, "synthesis.softening",
               DISYRE_SENTENCE("CoreSentences",
                               "The share of softened edges must lie in 0 to 1, not at {0}."),
               "")
DISYRE_MESSAGE(SynthesisDisentangled, "synthesis.disentangled",
               DISYRE_SENTENCE("CoreSentences",
                               "Disentangled anomalies belong to the method disyre; {0} has none."),
               "")
DISYRE_MESSAGE(SynthesisMaskShrinking, "synthesis.mask-shrinking",
               DISYRE_SENTENCE("CoreSentences",
                               "Masks can be shrunk by 0 to {0} voxels, not by {1}."),
               "")
DISYRE_MESSAGE(ValidationNotAList, "validation.not-a-list",
               DISYRE_SENTENCE("CoreSentences",
                               "is not a list of sources to validate on, or it is damaged"),
               DISYRE_SENTENCE("CoreSentences",
                               "See the example in the manual's page on the command "
                               "line."))
DISYRE_MESSAGE(ValidationFileMissing, "validation.file-missing",
               DISYRE_SENTENCE("CoreSentences", "is named in the list of sources but not there"),
               "")
DISYRE_MESSAGE(ValidationSourceEmpty, "validation.source-empty",
               DISYRE_SENTENCE("CoreSentences", "The source \"{0}\" holds no scan."), "")
DISYRE_MESSAGE(LesionKindUnknown, "lesion.kind-unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no kind of lesion called \"{0}\"; disyre cases --help "
                               "lists them."),
               "")
DISYRE_MESSAGE(SynthesisShare, "synthesis.share",
               DISYRE_SENTENCE("CoreSentences",
                               "Shares of the samples lie in 0 to 1, and those of the kinds of "
                               "anomaly are at most 1 together."),
               "")
DISYRE_MESSAGE(SynthesisKinds, "synthesis.kinds",
               DISYRE_SENTENCE("CoreSentences",
                               "Anomalies of other kinds than foreign patches are made for the "
                               "methods disyre and mood22, without neighbouring slices."),
               "")
DISYRE_MESSAGE(SynthesisNeighbours, "synthesis.neighbours",
               DISYRE_SENTENCE("CoreSentences",
                               "Neighbouring slices are drawn for the methods disyre and mood22 "
                               "with foreign texture alone."),
               "")
DISYRE_MESSAGE(
    SynthesisCodebook, "synthesis.codebook",
    DISYRE_SENTENCE("CoreSentences",
                    "The codebook \"{0}\" is unknown; use authors, uad-imag-t1 or uad-imag-t2."),
    "")
DISYRE_MESSAGE(
    SynthesisStatistics, "synthesis.statistics",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Shape statistics need at least 1 shape and a patch of 8 pixels, not {0} and {1}."),
    "")
DISYRE_MESSAGE(
    SynthesisDrawingAhead, "synthesis.drawing-ahead",
    DISYRE_SENTENCE("CoreSentences",
                    "Drawing ahead needs at least 1 thread and 1 sample, not {0} and {1}."),
    "")
DISYRE_MESSAGE(
    SynthesisNothingAsked, "synthesis.nothing-asked",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Name the prepared scans and a file to write with --out, or ask for --statistics."),
    "")

// Prepared scans, plans and the division into training and validation.
DISYRE_MESSAGE(
    DatasetScanName, "dataset.scan-name",
    DISYRE_SENTENCE("CoreSentences",
                    "The scan name \"{0}\" is empty, has a slash in it or stands for two scans."),
    "")
DISYRE_MESSAGE(DatasetUnusableScan, "dataset.unusable-scan",
               DISYRE_SENTENCE("CoreSentences", "has no usable image and mask of \"{0}\""),
               DISYRE_SENTENCE("CoreSentences", "Prepare the scans again."))
DISYRE_MESSAGE(DatasetValuesOutside, "dataset.values-outside",
               DISYRE_SENTENCE("CoreSentences", "has values outside 0 to 1 in \"{0}\""),
               DISYRE_SENTENCE("CoreSentences", "Prepare the scans again."))
DISYRE_MESSAGE(DatasetUnknown, "dataset.unknown",
               DISYRE_SENTENCE("CoreSentences", "holds no prepared scans"),
               DISYRE_SENTENCE("CoreSentences", "Make it with 'disyre prepare'."))
DISYRE_MESSAGE(DatasetOtherVersion, "dataset.other-version",
               DISYRE_SENTENCE("CoreSentences", "was written by another version of this program"),
               DISYRE_SENTENCE("CoreSentences", "Prepare the scans again, or update the program."))
DISYRE_MESSAGE(DatasetEmpty, "dataset.empty",
               DISYRE_SENTENCE("CoreSentences", "holds no scan to train on"),
               DISYRE_SENTENCE("CoreSentences", "Prepare the scans again."))
DISYRE_MESSAGE(SplitOtherScans, "split.other-scans",
               DISYRE_SENTENCE("CoreSentences", "The split does not belong to these scans."), "")
DISYRE_MESSAGE(
    SplitSubjectOnBothSides, "split.subject-on-both-sides",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Scans of the subject \"{0}\" lie on both sides of the split. Keep all scans of a subject "
        "for training or all for validation, or the validation proves nothing."),
    "")
DISYRE_MESSAGE(
    SplitTooFewSubjects, "split.too-few-subjects",
    DISYRE_SENTENCE(
        "CoreSentences",
        "Fewer than two subjects are left to train on, and the patches of each are corrupted with "
        "tissue of another. Add scans of more subjects, or hold out fewer."),
    "")
DISYRE_MESSAGE(SplitNothingHeldOut, "split.nothing-held-out",
               DISYRE_SENTENCE("CoreSentences",
                               "No subject is held out for validation, so nothing would tell when "
                               "the model stops improving. Hold out one subject at least."),
               "")
DISYRE_MESSAGE(PlanUnknown, "plan.unknown",
               DISYRE_SENTENCE("CoreSentences", "is no training plan of this program"), "")
DISYRE_MESSAGE(PlanDamaged, "plan.damaged",
               DISYRE_SENTENCE("CoreSentences",
                               "is a damaged training plan, or one of another program"),
               DISYRE_SENTENCE("CoreSentences", "Make the plan again."))
DISYRE_MESSAGE(PlanUseUnknown, "plan.use-unknown",
               DISYRE_SENTENCE("CoreSentences", "The use \"{0}\" of a scan is unknown."), "")
DISYRE_MESSAGE(PlanNoModality, "plan.no-modality",
               DISYRE_SENTENCE("CoreSentences", "Training needs the name of the scans' modality."),
               "")
DISYRE_MESSAGE(PlanSpacing, "plan.spacing",
               DISYRE_SENTENCE("CoreSentences", "A spacing lies between 0.1 and 20 mm."), "")
DISYRE_MESSAGE(PlanQuantile, "plan.quantile",
               DISYRE_SENTENCE("CoreSentences", "A quantile lies in (0, 1]."), "")
DISYRE_MESSAGE(PlanMaskGrowth, "plan.mask-growth",
               DISYRE_SENTENCE("CoreSentences", "Masks grow by 0 to 10 voxels."), "")
DISYRE_MESSAGE(PlanScanWithoutFile, "plan.scan-without-file",
               DISYRE_SENTENCE("CoreSentences", "A scan of the plan has no file."), "")
DISYRE_MESSAGE(
    PlanScanWithoutSubject, "plan.scan-without-subject",
    DISYRE_SENTENCE("CoreSentences",
                    "A scan of the plan has no subject. Name whose it is, or leave it out."),
    "")

// Training.
DISYRE_MESSAGE(TrainingSteps, "training.steps",
               DISYRE_SENTENCE("CoreSentences", "Training takes 1 to 10,000,000 steps."), "")
DISYRE_MESSAGE(TrainingBatch, "training.batch",
               DISYRE_SENTENCE("CoreSentences", "A batch holds 1 to 4096 patches."), "")
DISYRE_MESSAGE(TrainingMicroBatch, "training.micro-batch",
               DISYRE_SENTENCE("CoreSentences", "A pass holds at least one patch."), "")
DISYRE_MESSAGE(TrainingLearningRate, "training.learning-rate",
               DISYRE_SENTENCE("CoreSentences", "The learning rate lies between 0 and 1."), "")
DISYRE_MESSAGE(TrainingAverageDecay, "training.average-decay",
               DISYRE_SENTENCE("CoreSentences", "The decay of the moving average lies in [0, 1)."),
               "")
DISYRE_MESSAGE(TrainingGradientClip, "training.gradient-clip",
               DISYRE_SENTENCE("CoreSentences", "The gradient clip is positive."), "")
DISYRE_MESSAGE(TrainingWarmUp, "training.warm-up",
               DISYRE_SENTENCE("CoreSentences", "A warm-up has no negative length."), "")
DISYRE_MESSAGE(TrainingThreads, "training.threads",
               DISYRE_SENTENCE("CoreSentences", "1 to 256 threads draw samples."), "")
DISYRE_MESSAGE(TrainingValidationSamples, "training.validation-samples",
               DISYRE_SENTENCE("CoreSentences", "Validation takes at least one patch."), "")
DISYRE_MESSAGE(TrainingValidationOften, "training.validation-often",
               DISYRE_SENTENCE("CoreSentences", "Validation happens at most once a step."), "")
DISYRE_MESSAGE(TrainingPresetUnknown, "training.preset-unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "The preset \"{0}\" is unknown; use quick, standard or paper."),
               "")
DISYRE_MESSAGE(TrainingWholeSliceStart, "training.whole-slice-start",
               DISYRE_SENTENCE("CoreSentences",
                               "A method that sees whole slices starts from random weights only."),
               DISYRE_SENTENCE("CoreSentences", "Leave out --from."))
DISYRE_MESSAGE(TrainingAttentionLevel, "training.attention-level",
               DISYRE_SENTENCE("CoreSentences",
                               "There is no level {0} to give attention to; the network has {1}."),
               "")
DISYRE_MESSAGE(
    TrainingNoSuchDevice, "training.no-such-device",
    DISYRE_SENTENCE(
        "CoreSentences",
        "There is no device \"{0}\" to train on; \"disyre devices\" lists those there are."),
    "")
DISYRE_MESSAGE(TrainingDeviceNotUsable, "training.device-not-usable",
               DISYRE_SENTENCE("CoreSentences",
                               "The device \"{0}\" is not there, or this LibTorch cannot use it. "
                               "Train on another one: \"disyre devices\" lists them."),
               "")
DISYRE_MESSAGE(
    TrainingPreparedOnly, "training.prepared-only",
    DISYRE_SENTENCE("CoreSentences",
                    "This build reads prepared scans only. Make a file of them with 'disyre "
                    "prepare' on a machine with the full program, and name that file."),
    "")
DISYRE_MESSAGE(TrainingScanRefused, "training.scan-refused",
               DISYRE_SENTENCE("CoreSentences", "{0}"),
               DISYRE_SENTENCE("CoreSentences", "Leave it out of the folder."))
DISYRE_MESSAGE(TrainingMixedContrasts, "training.mixed-contrasts",
               DISYRE_SENTENCE("CoreSentences",
                               "does not look like the other scans' modality ({0} of {1} scans "
                               "{0:differs|differ} from the rest)"),
               DISYRE_SENTENCE("CoreSentences",
                               "Keep scans of one modality in the folder, for instance T1 alone; "
                               "--mixed-contrasts trains on them all the same."))
DISYRE_MESSAGE(TrainingSyntheticNeedsLabels, "training.synthetic-needs-labels",
               DISYRE_SENTENCE("CoreSentences",
                               "A contrast can be synthesized only from T1 scans with MUSE region "
                               "labels; name their folder with --masks."),
               "")
DISYRE_MESSAGE(
    TrainingBrokeDown, "training.broke-down",
    DISYRE_SENTENCE("CoreSentences",
                    "Training broke down at step {0}: the loss is no longer a number. The last "
                    "good state is kept in \"{1}\"; try a lower learning rate."),
    "")
DISYRE_MESSAGE(DistributedVariable, "distributed.variable",
               DISYRE_SENTENCE("CoreSentences", "The environment variable {0} is \"{1}\"."),
               DISYRE_SENTENCE("CoreSentences",
                               "A training across processes needs a whole number from {2} to {3} "
                               "there."))
DISYRE_MESSAGE(DistributedAddress, "distributed.address",
               DISYRE_SENTENCE("CoreSentences",
                               "A training across processes needs the environment variables RANK, "
                               "WORLD_SIZE, MASTER_ADDR and MASTER_PORT; {0} is not set."),
               DISYRE_SENTENCE("CoreSentences",
                               "Set all four, or none for a training in one process."))
DISYRE_MESSAGE(DistributedNotListening, "distributed.not-listening",
               DISYRE_SENTENCE("CoreSentences",
                               "The processes of this training cannot meet at {0} ({1})."),
               DISYRE_SENTENCE("CoreSentences",
                               "MASTER_ADDR must be an address of the machine of process 0, and "
                               "MASTER_PORT a free port there."))
DISYRE_MESSAGE(DistributedNotBuilt, "distributed.not-built",
               DISYRE_SENTENCE("CoreSentences",
                               "This program was built with a LibTorch that cannot train across "
                               "processes."),
               DISYRE_SENTENCE("CoreSentences", "Train in one process, or build with another one."))
DISYRE_MESSAGE(
    DistributedNotMet, "distributed.not-met",
    DISYRE_SENTENCE("CoreSentences",
                    "The other processes of this training were not met at {0} within {1} "
                    "seconds."),
    DISYRE_SENTENCE("CoreSentences",
                    "Start all of them, with the same WORLD_SIZE, MASTER_ADDR and "
                    "MASTER_PORT, and check the network between the machines."))
DISYRE_MESSAGE(
    DistributedLost, "distributed.lost",
    DISYRE_SENTENCE("CoreSentences",
                    "Another process of this training has ended or does not answer any "
                    "more."),
    DISYRE_SENTENCE("CoreSentences",
                    "See what it said. Then start all processes again with --resume: they "
                    "go on from the last checkpoint."))
DISYRE_MESSAGE(DistributedUnlike, "distributed.unlike",
               DISYRE_SENTENCE("CoreSentences",
                               "The processes of this training have different settings, data or "
                               "checkpoints."),
               DISYRE_SENTENCE("CoreSentences",
                               "Give all of them the same options and the same scans, and the same "
                               "folder with --resume."))
DISYRE_MESSAGE(DistributedBatch, "distributed.batch",
               DISYRE_SENTENCE("CoreSentences",
                               "A batch of {0} patches cannot be shared by {1} processes."),
               DISYRE_SENTENCE("CoreSentences", "Choose a batch with at least as many patches."))
DISYRE_MESSAGE(DistributedOnlyPatches, "distributed.only-patches",
               DISYRE_SENTENCE("CoreSentences",
                               "Methods that see whole slices train in one process alone."),
               DISYRE_SENTENCE("CoreSentences", "Unset WORLD_SIZE, or choose another method."))
DISYRE_MESSAGE(TrainingModelNotWritten, "training.model-not-written",
               DISYRE_SENTENCE("CoreSentences", "cannot be written ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Check that the folder may be written to."))
DISYRE_MESSAGE(CheckpointOtherNetwork, "checkpoint.other-network",
               DISYRE_SENTENCE("CoreSentences", "is no checkpoint of this network"),
               DISYRE_SENTENCE("CoreSentences", "Start training anew."))
DISYRE_MESSAGE(CheckpointUnknown, "checkpoint.unknown",
               DISYRE_SENTENCE("CoreSentences", "is no checkpoint of this program"),
               DISYRE_SENTENCE("CoreSentences", "Start training anew."))
DISYRE_MESSAGE(CheckpointDamaged, "checkpoint.damaged",
               DISYRE_SENTENCE("CoreSentences", "is a damaged checkpoint"),
               DISYRE_SENTENCE("CoreSentences", "Start training anew."))
DISYRE_MESSAGE(CheckpointOtherVersion, "checkpoint.other-version",
               DISYRE_SENTENCE("CoreSentences", "was written by another version of this program"),
               DISYRE_SENTENCE("CoreSentences",
                               "Finish the run with that version, or start training anew."))
DISYRE_MESSAGE(
    CheckpointOtherModel, "checkpoint.other-model",
    DISYRE_SENTENCE("CoreSentences",
                    "The unfinished run describes another model; resume it with the same options."),
    "")
DISYRE_MESSAGE(
    CheckpointOtherSetting, "checkpoint.other-setting",
    DISYRE_SENTENCE("CoreSentences",
                    "The unfinished run was started with {0} {1}; resume it with the same."),
    "")
DISYRE_MESSAGE(RunUnknown, "run.unknown",
               DISYRE_SENTENCE("CoreSentences", "describes no training run of this program"), "")
DISYRE_MESSAGE(RunIncomplete, "run.incomplete",
               DISYRE_SENTENCE("CoreSentences", "describes a training run incompletely"),
               DISYRE_SENTENCE("CoreSentences", "Start training anew."))
DISYRE_MESSAGE(RunNone, "run.none",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" holds no training run."), "")
DISYRE_MESSAGE(
    RunOtherFiles, "run.other-files",
    DISYRE_SENTENCE(
        "CoreSentences",
        "\"{0}\" holds other files too (\"{1}\"), so it is left alone. Delete it by hand."),
    "")
DISYRE_MESSAGE(PreviewUnknown, "preview.unknown",
               DISYRE_SENTENCE("CoreSentences", "is no preview of this program"), "")
DISYRE_MESSAGE(PreviewShape, "preview.shape",
               DISYRE_SENTENCE("CoreSentences", "holds a preview of a wrong shape"), "")

// Lists of healthy scans and folders of cases.
DISYRE_MESSAGE(ScansNoMask, "scans.no-mask",
               DISYRE_SENTENCE("CoreSentences", "has no mask in the folder of masks"),
               DISYRE_SENTENCE("CoreSentences",
                               "A mask is named like its scan, or begins with that name and goes "
                               "on with a character such as _."))
DISYRE_MESSAGE(ScansSeveralMasks, "scans.several-masks",
               DISYRE_SENTENCE("CoreSentences",
                               "has several masks in the folder of masks: {0} and {1}"),
               DISYRE_SENTENCE("CoreSentences", "Keep one mask for each scan there."))
DISYRE_MESSAGE(ScansMaskElsewhere, "scans.mask-elsewhere",
               DISYRE_SENTENCE("CoreSentences", "marks no voxel of its scan"),
               DISYRE_SENTENCE("CoreSentences", "Check that they belong together."))
DISYRE_MESSAGE(ScansListUnknown, "scans.list-unknown",
               DISYRE_SENTENCE("CoreSentences", "is no subject list"),
               DISYRE_SENTENCE("CoreSentences",
                               "It must be JSON with the lists \"training\" and \"validation\"."))
DISYRE_MESSAGE(
    ScansListedTwice, "scans.listed-twice",
    DISYRE_SENTENCE("CoreSentences", "names {0} in two of its lists"),
    DISYRE_SENTENCE("CoreSentences",
                    "Name each subject in one list only, or the measures prove nothing."))
DISYRE_MESSAGE(ScansNone, "scans.none",
               DISYRE_SENTENCE("CoreSentences",
                               "holds no NIfTI scan that could be used, and no other"),
               DISYRE_SENTENCE("CoreSentences", "Check the folder and the subject list."))
DISYRE_MESSAGE(ScansFolderNotReadable, "scans.folder-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read as a folder ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Name a folder of scans."))
DISYRE_MESSAGE(
    ScansNoValidation, "scans.no-validation",
    DISYRE_SENTENCE("CoreSentences",
                    "There is no validation scan; name a subject list with --subjects, or a plan."),
    "")
DISYRE_MESSAGE(
    ScansNoScanOfSplit, "scans.no-scan-of-split",
    DISYRE_SENTENCE(
        "CoreSentences",
        "The subject list names no {0} scan that is there; name another with --subjects."),
    "")
DISYRE_MESSAGE(ScansNoSubjectOfSplit, "scans.no-subject-of-split",
               DISYRE_SENTENCE("CoreSentences", "names no {0} subject whose scan is in {1}"),
               DISYRE_SENTENCE("CoreSentences", "Check the list and the folder."))
DISYRE_MESSAGE(CasesLabelsNotUsable, "cases.labels-not-usable",
               DISYRE_SENTENCE("CoreSentences", "cannot be used. {0}"),
               DISYRE_SENTENCE("CoreSentences",
                               "Cases need MUSE region labels on each T1 scan's own grid."))
DISYRE_MESSAGE(CasesNoLesionPossible, "cases.no-lesion-possible",
               DISYRE_SENTENCE("CoreSentences", "cannot carry a lesion of the kind {0}. {1}"),
               DISYRE_SENTENCE("CoreSentences",
                               "Leave it out of the subject list, or try another seed."))
DISYRE_MESSAGE(CasesFolderExists, "cases.folder-exists",
               DISYRE_SENTENCE("CoreSentences", "exists already and is not overwritten"),
               DISYRE_SENTENCE("CoreSentences", "Name a new or an empty folder."))
DISYRE_MESSAGE(CasesFolderNotReadable, "cases.folder-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read as a folder ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Name a folder of cases."))
DISYRE_MESSAGE(CasesNone, "cases.none", DISYRE_SENTENCE("CoreSentences", "holds no case"),
               DISYRE_SENTENCE("CoreSentences", "It must hold folders, each with {0} and {1}."))
DISYRE_MESSAGE(
    CasesNoneOfSplit, "cases.none-of-split",
    DISYRE_SENTENCE("CoreSentences",
                    "\"{0}\" holds no case of the split \"{1}\", but {2} of other splits, which "
                    "are read only when they are named. Name another --split."),
    "")
DISYRE_MESSAGE(CasesLesionOutside, "cases.lesion-outside",
               DISYRE_SENTENCE("CoreSentences", "lies wholly outside the brain of its scan"),
               DISYRE_SENTENCE("CoreSentences", "Check that they belong together."))
DISYRE_MESSAGE(CaseFileMissing, "case.file-missing",
               DISYRE_SENTENCE("CoreSentences", "does not exist"),
               DISYRE_SENTENCE("CoreSentences", "A case needs {0} and {1}."))
DISYRE_MESSAGE(CaseUnknown, "case.unknown", DISYRE_SENTENCE("CoreSentences", "describes no case"),
               DISYRE_SENTENCE("CoreSentences", "Its format must be \"disyre-case\"."))
DISYRE_MESSAGE(CaseNewerVersion, "case.newer-version",
               DISYRE_SENTENCE("CoreSentences", "is of a newer version"),
               DISYRE_SENTENCE("CoreSentences", "Use a newer version of this program."))
DISYRE_MESSAGE(CaseDamaged, "case.damaged", DISYRE_SENTENCE("CoreSentences", "is damaged"),
               DISYRE_SENTENCE("CoreSentences",
                               "It must be JSON with \"format\": \"disyre-case\"."))
DISYRE_MESSAGE(CaseSplitUnknown, "case.split-unknown",
               DISYRE_SENTENCE("CoreSentences", "has the unknown split \"{0}\""),
               DISYRE_SENTENCE("CoreSentences", "It must be \"validation\" or \"test\"."))
DISYRE_MESSAGE(StrokesTooFew, "strokes.too-few",
               DISYRE_SENTENCE("CoreSentences", "holds fewer than two NIfTI files"),
               DISYRE_SENTENCE("CoreSentences",
                               "Name a folder of stroke masks in standard space: half of them "
                               "serve validation, half the test."))
DISYRE_MESSAGE(StrokesFolderNotReadable, "strokes.folder-not-readable",
               DISYRE_SENTENCE("CoreSentences", "cannot be read as a folder ({0})"),
               DISYRE_SENTENCE("CoreSentences", "Name a folder of stroke masks in standard space."))
DISYRE_MESSAGE(StrokesNoMask, "strokes.no-mask",
               DISYRE_SENTENCE("CoreSentences", "is no stroke mask"),
               DISYRE_SENTENCE("CoreSentences", "It must be 1 in the stroke and 0 elsewhere."))
DISYRE_MESSAGE(InfoNoLosses, "info.no-losses", DISYRE_SENTENCE("CoreSentences", "holds no losses"),
               DISYRE_SENTENCE("CoreSentences",
                               "Name the folder of a model that was trained with this program."))

// What leaves the program: DICOM objects, pictures, and other machines.
DISYRE_MESSAGE(DicomIsMap, "dicom.is-map",
               DISYRE_SENTENCE("CoreSentences",
                               "This is a map that was computed from a scan, not a scan."),
               "")
DISYRE_MESSAGE(DicomOutNotDicom, "export.not-dicom",
               DISYRE_SENTENCE("CoreSentences",
                               "is no DICOM series, so nothing says to which patient and study the "
                               "results belong"),
               DISYRE_SENTENCE("CoreSentences",
                               "Export the results as files instead, or heal the DICOM series "
                               "that the scan was made from."))
DISYRE_MESSAGE(DicomOutNoReferences, "export.no-references",
               DISYRE_SENTENCE("CoreSentences",
                               "does not say to which study and series it belongs, so nothing can "
                               "refer to it"),
               DISYRE_SENTENCE("CoreSentences", "Export the results as files instead."))
DISYRE_MESSAGE(DicomOutFailed, "export.failed",
               DISYRE_SENTENCE("CoreSentences", "could not be made a DICOM object: {0}"), "")
DISYRE_MESSAGE(DicomOutNoFindings, "export.no-findings",
               DISYRE_SENTENCE("CoreSentences",
                               "No finding reaches the threshold or was kept, so no segmentation "
                               "was written."),
               "")
DISYRE_MESSAGE(DicomSegmentsElsewhere, "dicom.segments-elsewhere",
               DISYRE_SENTENCE("CoreSentences", "has segments that lie on no slice of this scan"),
               DISYRE_SENTENCE("CoreSentences", "Open the scan that it was drawn on."))
DISYRE_MESSAGE(PictureNoSlices, "picture.no-slices",
               DISYRE_SENTENCE("CoreSentences",
                               "There are no slices {0} to {1}: the scan has {2} in this "
                               "direction."),
               DISYRE_SENTENCE("CoreSentences", "Choose slices from 1 to {2}."))
DISYRE_MESSAGE(PictureTooLarge, "picture.too-large",
               DISYRE_SENTENCE("CoreSentences",
                               "The picture would be {0} pixels wide and {1} high."),
               DISYRE_SENTENCE("CoreSentences", "Choose fewer slices, or a smaller scale."))
DISYRE_MESSAGE(ServerUnknown, "server.unknown",
               DISYRE_SENTENCE("CoreSentences", "No server has the name \"{0}\"."),
               DISYRE_SENTENCE("CoreSentences",
                               "\"disyre servers\" lists the servers that you named, and adds "
                               "one."))
DISYRE_MESSAGE(ServerNotUsable, "server.not-usable",
               DISYRE_SENTENCE("CoreSentences",
                               "The server \"{0}\" cannot be kept: it needs a name, an address, a "
                               "port from 1 to 65535, and AE titles of 1 to 16 characters."),
               "")
DISYRE_MESSAGE(ServerUnreachable, "server.unreachable",
               DISYRE_SENTENCE("CoreSentences", "{0} does not answer at {1}, port {2} ({3})."),
               DISYRE_SENTENCE("CoreSentences",
                               "Check its address and port, and that it is running."))
DISYRE_MESSAGE(ServerRefused, "server.refused",
               DISYRE_SENTENCE("CoreSentences", "{0} refused the connection ({1})."),
               DISYRE_SENTENCE("CoreSentences",
                               "Check the two AE titles: it must call itself {2}, and know this "
                               "program as {3}."))
DISYRE_MESSAGE(ServerLost, "server.lost",
               DISYRE_SENTENCE("CoreSentences", "The connection to {0} broke off ({1})."),
               DISYRE_SENTENCE("CoreSentences", "Check that it is still running, and try again."))
DISYRE_MESSAGE(ServerFailed, "server.failed",
               DISYRE_SENTENCE("CoreSentences", "{0} could not answer the request ({1})."),
               DISYRE_SENTENCE("CoreSentences",
                               "Ask its administrator whether this program may do that."))
DISYRE_MESSAGE(
    ServerNotStored, "server.not-stored",
    DISYRE_SENTENCE("CoreSentences",
                    "{0} did not store \"{1}\" ({2}); {3} of {4} files were stored before "
                    "it."),
    DISYRE_SENTENCE("CoreSentences",
                    "Ask its administrator whether it takes objects of this kind, and "
                    "whether it has space left."))
DISYRE_MESSAGE(ServerNothingThere, "server.nothing-there",
               DISYRE_SENTENCE("CoreSentences", "{0} has nothing that matches."),
               DISYRE_SENTENCE("CoreSentences", "Look with fewer words, or for another date."))
DISYRE_MESSAGE(ServerNoTls, "server.no-tls",
               DISYRE_SENTENCE("CoreSentences",
                               "The encrypted connection to {0} cannot be prepared ({1})."),
               DISYRE_SENTENCE("CoreSentences",
                               "Check that the file of certificates is there and can be read."))

// Results that were saved and are opened again.
DISYRE_MESSAGE(SavedDamaged, "saved.damaged",
               DISYRE_SENTENCE("CoreSentences",
                               "cannot be read as a file that this program has saved"),
               DISYRE_SENTENCE("CoreSentences",
                               "The scan, the map and the restoration can still be opened, each as "
                               "a file of its own."))
DISYRE_MESSAGE(SavedFileMissing, "saved.file-missing",
               DISYRE_SENTENCE("CoreSentences", "is missing from these results"),
               DISYRE_SENTENCE("CoreSentences",
                               "Bring it back, or open the scan and heal it again."))
DISYRE_MESSAGE(SavedOtherSize, "saved.other-size",
               DISYRE_SENTENCE("CoreSentences", "has another size than the scan of these results"),
               DISYRE_SENTENCE("CoreSentences", "Open the scan and heal it again."))
DISYRE_MESSAGE(SavedScanMissing, "saved.scan-missing",
               DISYRE_SENTENCE("CoreSentences",
                               "holds results of the scan \"{0}\", which is not there any more"),
               DISYRE_SENTENCE("CoreSentences",
                               "Bring the scan back to its place, or put it into this folder."))

// Cases: one file with everything of a review of a scan.
DISYRE_MESSAGE(CaseFileDamaged, "casefile.damaged",
               DISYRE_SENTENCE("CoreSentences",
                               "is no case that can be read: it is damaged or cut off"),
               DISYRE_SENTENCE("CoreSentences",
                               "Open an earlier copy of it, or the scan by itself."))
DISYRE_MESSAGE(CaseFilePartDamaged, "casefile.part-damaged",
               DISYRE_SENTENCE("CoreSentences",
                               "is a damaged case: its part \"{0}\" is not as it was saved"),
               DISYRE_SENTENCE("CoreSentences",
                               "Open an earlier copy of it, or the scan by itself."))
DISYRE_MESSAGE(CaseFilePartMissing, "casefile.part-missing",
               DISYRE_SENTENCE("CoreSentences", "is a damaged case: its part \"{0}\" is missing"),
               DISYRE_SENTENCE("CoreSentences",
                               "Open an earlier copy of it, or the scan by itself."))
DISYRE_MESSAGE(CaseFileTooLarge, "casefile.too-large",
               DISYRE_SENTENCE("CoreSentences",
                               "would unpack to {0} {0:file|files} with {1} MB, which no case has"),
               DISYRE_SENTENCE("CoreSentences", "This program has not written it; do not use it."))
DISYRE_MESSAGE(CaseFileOddName, "casefile.odd-name",
               DISYRE_SENTENCE("CoreSentences", "has a part whose name could lead out of the case"),
               DISYRE_SENTENCE("CoreSentences", "This program has not written it; do not use it."))
DISYRE_MESSAGE(CaseFileOtherScan, "casefile.other-scan",
               DISYRE_SENTENCE("CoreSentences", "is another scan than that of the case"),
               DISYRE_SENTENCE("CoreSentences",
                               "Choose the file that the case was made of; its content must be the "
                               "same, whatever its name."))
DISYRE_MESSAGE(CaseFileScanUnknown, "casefile.scan-unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "belongs to the scan \"{0}\", which is missing or has changed, and "
                               "holds no results that could be shown without it"),
               DISYRE_SENTENCE("CoreSentences", "Bring the scan back as it was."))
DISYRE_MESSAGE(CaseFileNoResults, "casefile.no-results",
               DISYRE_SENTENCE("CoreSentences", "is a case without results of a healing"),
               DISYRE_SENTENCE("CoreSentences",
                               "Open it in the window, heal the scan and save the case again."))

// Two scans or results side by side.
DISYRE_MESSAGE(
    VisitsNotAligned, "visits.not-aligned",
    DISYRE_SENTENCE("CoreSentences",
                    "The two scans could not be aligned: nothing of the one was found in "
                    "the other."),
    DISYRE_SENTENCE("CoreSentences",
                    "Check that both show the same patient, or compare them without "
                    "alignment."))
DISYRE_MESSAGE(
    VisitsPoorlyAligned, "visits.poorly-aligned",
    DISYRE_SENTENCE("CoreSentences",
                    "The two scans fit each other poorly: agreement {0}, and {1} % of the "
                    "smaller one lie in the other."),
    DISYRE_SENTENCE("CoreSentences",
                    "They may show different patients. Do not rely on what is said of "
                    "changes."))
DISYRE_MESSAGE(VisitsDoubtfullyAligned, "visits.doubtfully-aligned",
               DISYRE_SENTENCE("CoreSentences",
                               "It is doubtful how well the two scans fit each other (agreement "
                               "{0})."),
               DISYRE_SENTENCE("CoreSentences",
                               "Look at both side by side before you rely on what is said of "
                               "changes."))
DISYRE_MESSAGE(VisitsOtherContrast, "visits.other-contrast",
               DISYRE_SENTENCE("CoreSentences",
                               "The two scans have different contrasts, {0} and {1}."),
               DISYRE_SENTENCE("CoreSentences",
                               "What differs between their maps may come from that alone."))
DISYRE_MESSAGE(VisitsOtherModels, "visits.other-models",
               DISYRE_SENTENCE("CoreSentences",
                               "The two results come from different models, {0} and {1}."),
               DISYRE_SENTENCE("CoreSentences",
                               "What differs between their maps may come from that alone."))
DISYRE_MESSAGE(VisitsApart, "visits.apart",
               DISYRE_SENTENCE("CoreSentences",
                               "By the positions in their headers the two scans have no place in "
                               "common."),
               DISYRE_SENTENCE("CoreSentences", "Let the program align them."))
DISYRE_MESSAGE(
    VisitWithoutThreshold, "visit.without-threshold",
    DISYRE_SENTENCE("CoreSentences",
                    "has no threshold of the anomaly score, so that it has no findings to "
                    "compare"),
    DISYRE_SENTENCE("CoreSentences",
                    "Heal the scan with a model whose card suggests a threshold, or set "
                    "one in the window and save the results again."))

// Guided tours. The line of the file stands before each sentence.
DISYRE_MESSAGE(TourNotJson, "tour.not-json",
               DISYRE_SENTENCE("CoreSentences", "From here on this is no JSON."),
               DISYRE_SENTENCE("CoreSentences",
                               "Look for a comma, a quotation mark or a bracket that is missing "
                               "or too many."))
DISYRE_MESSAGE(TourUnknown, "tour.unknown", DISYRE_SENTENCE("CoreSentences", "This is no tour."),
               DISYRE_SENTENCE("CoreSentences", "It must begin with \"format\": \"disyre-tour\"."))
DISYRE_MESSAGE(TourNewerVersion, "tour.newer-version",
               DISYRE_SENTENCE("CoreSentences",
                               "The tour has the version {0}, and this program reads tours up to "
                               "version {1}."),
               DISYRE_SENTENCE("CoreSentences", "Use a newer version of this program."))
DISYRE_MESSAGE(TourMissing, "tour.missing",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" is missing here."), "")
DISYRE_MESSAGE(TourExtra, "tour.extra",
               DISYRE_SENTENCE("CoreSentences", "A tour has nothing called \"{0}\" here."),
               DISYRE_SENTENCE("CoreSentences", "Check how it is spelt."))
DISYRE_MESSAGE(TourNoText, "tour.no-text",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" must be a text between quotation marks."),
               "")
DISYRE_MESSAGE(TourNoTexts, "tour.no-texts",
               DISYRE_SENTENCE("CoreSentences",
                               "\"{0}\" must hold its English text as \"en\", and may hold the "
                               "German one as \"de\"."),
               "")
DISYRE_MESSAGE(TourNoSteps, "tour.no-steps",
               DISYRE_SENTENCE("CoreSentences", "\"steps\" must be a list with at least one step."),
               "")
DISYRE_MESSAGE(TourWordUnknown, "tour.word-unknown",
               DISYRE_SENTENCE("CoreSentences", "\"{0}\" cannot be \"{1}\"."),
               DISYRE_SENTENCE("CoreSentences", "It is one of these: {2}."))
DISYRE_MESSAGE(TourControlUnknown, "tour.control-unknown",
               DISYRE_SENTENCE("CoreSentences", "The program has no control named \"{0}\"."),
               DISYRE_SENTENCE("CoreSentences",
                               "The page on teaching in the manual lists the names."))
DISYRE_MESSAGE(TourControlMissing, "tour.control-missing",
               DISYRE_SENTENCE("CoreSentences",
                               "A step that waits for \"{0}\" must name its \"control\"."),
               "")
DISYRE_MESSAGE(TourHasMistakes, "tour.has-mistakes",
               DISYRE_SENTENCE("CoreSentences", "is no tour that can be given: line {0}: {1}"), "")

// What the teaching window refuses.
DISYRE_MESSAGE(TeachingHeadUnknown, "teaching.head-unknown",
               DISYRE_SENTENCE("CoreSentences",
                               "This scan shows a whole head, and its brain is not known yet."),
               DISYRE_SENTENCE("CoreSentences",
                               "Find its brain first, with the menu Heal of the main window."))
DISYRE_MESSAGE(TeachingNoRestoration, "teaching.no-restoration",
               DISYRE_SENTENCE("CoreSentences",
                               "The model answers with a score and restores nothing, so that there "
                               "are no steps to be shown."),
               DISYRE_SENTENCE("CoreSentences", "Choose another model."))
