// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disyre {

/// What a DICOM file says of one slice. Directions and positions are DICOM's own: x to the
/// patient's left, y to the back, z to the head (LPS), in mm.
struct DicomFrame {
    /// The direction in which a row's pixels follow each other, then that of the rows; unit vectors
    /// at right angles. Nothing if the file states none, or none that is usable.
    std::optional<std::array<double, 6>> orientation;
    std::optional<std::array<double, 3>> position;  ///< The centre of the first pixel.
    /// The distance of rows, then of columns, in mm; nothing if the file does not state it.
    std::optional<std::array<double, 2>> pixelSpacing;
    double sliceThickness = 0.0;  ///< In mm; 0 if it is not stated.
    double sliceSpacing = 0.0;    ///< The stated distance of slices in mm; 0 if it is not stated.
    /// A value is slope * stored + intercept.
    double slope = 1.0;
    double intercept = 0.0;
    double echoTime = 0.0;  ///< In ms; 0 if it is not stated.
    int acquisition = 0;
    int temporalPosition = 0;
    double diffusion = 0.0;  ///< The b-value in s/mm².
    int segment = 0;         ///< The segment that a frame of a segmentation is of; 0 for others.
    std::string stack;       ///< The id of the stack of slices in a multi-frame file.
    std::string imageType;   ///< Such as "ORIGINAL\PRIMARY\M".
};

/// The fields of a DICOM file's header that the program uses. Texts are UTF-8, and empty where the
/// file says nothing; numbers are then 0.
struct DicomHeader {
    std::filesystem::path file;
    std::string transferSyntax;  ///< The UID of how the image is stored.
    std::string sopClass;        ///< The UID of the kind of object.
    std::string sopInstance;
    std::string studyUid;
    std::string seriesUid;

    std::string patientName;  ///< As DICOM writes it: "Mustermann^Erika".
    std::string patientId;
    std::string patientBirthDate;      ///< Such as "1970-05-31".
    std::optional<double> patientAge;  ///< In years.
    std::string date;                  ///< Of the study, such as "2004-11-03".
    std::string description;           ///< Of the series; otherwise its protocol's name.
    std::string modality;              ///< Such as "MR".
    std::string imageType;             ///< Such as "ORIGINAL\PRIMARY\M\ND\NORM".
    std::string manufacturer;
    std::string contrastAgent;
    std::string scanningSequence;  ///< Such as "GR" (gradient echo) or "SE".
    bool isThreeDimensional = false;
    double repetitionTime = 0.0;  ///< In ms.
    double echoTime = 0.0;        ///< In ms.
    double inversionTime = 0.0;   ///< In ms.
    int seriesNumber = 0;
    int instanceNumber = 0;
    int acquisitionNumber = 0;
    int echoNumber = 0;

    bool hasPixels = false;
    bool lossy = false;  ///< The image was once compressed with loss.
    int rows = 0;
    int columns = 0;
    int samples = 1;  ///< Values a pixel; 3 in a colour picture.
    int bitsAllocated = 0;
    int bitsStored = 0;
    bool isSigned = false;
    bool isFloat = false;     ///< The values are floating-point numbers of 32 bits.
    std::string photometric;  ///< Such as "MONOCHROME2".
    /// One entry for each slice in the file; one in a classic file. Never empty.
    std::vector<DicomFrame> frames;

    /// Tells whether low values are bright.
    [[nodiscard]] bool isInverted() const { return photometric == "MONOCHROME1"; }
    [[nodiscard]] bool isColour() const {
        return samples > 1 || (!photometric.empty() && !photometric.starts_with("MONOCHROME"));
    }
};

/// Reads the header of a DICOM file, classic or enhanced multi-frame; the image itself is not read.
/// Throws ScanError if the file cannot be read, is no DICOM file, or is damaged.
[[nodiscard]] DicomHeader readDicomHeader(const std::filesystem::path& path);

}  // namespace disyre
