// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace disyre::test {

/// What a DICOM file that a test writes says. By default it is one axial slice of an MR series of 6
/// columns and 5 rows.
struct TestDicom {
    std::string seriesUid = "1.2.3.4.1";
    std::string studyUid = "1.2.3.4";
    std::string sopClass = "1.2.840.10008.5.1.4.1.1.4";
    std::string sopInstance;  ///< Empty stands for one made of the series and the instance.
    std::string frameOfReference;
    std::string patientId = "17";
    std::string patientName = "Mustermann^Erika";
    std::string patientAge = "045Y";
    std::string patientBirthDate;
    std::string modality = "MR";
    std::string imageType = "ORIGINAL\\PRIMARY\\M";
    std::string description = "t1_mprage";
    std::string photometric = "MONOCHROME2";
    std::string acquisitionType = "3D";
    std::string characterSet;
    std::string contrastAgent;
    std::string lossy;
    std::string echoNumber = "1";
    std::string seriesNumber = "3";
    int acquisition = 1;
    int instance = 1;
    int columns = 6;
    int rows = 5;
    int samples = 1;
    int bitsAllocated = 16;
    int bitsStored = 12;
    bool isSigned = false;
    bool hasGeometry = true;
    bool hasPixels = true;
    std::array<double, 6> orientation{1, 0, 0, 0, 1, 0};
    std::array<double, 3> position{0, 0, 0};
    /// Distances of rows, then of columns.
    std::array<double, 2> spacing{1.5, 0.5};
    double thickness = 2.0;
    std::string slope;
    std::string intercept;
    /// The stored values, row by row; empty stands for storedValue(instance, column, row).
    std::vector<int> stored;
    /// A multi-frame file holds one frame at each of these positions.
    std::vector<std::array<double, 3>> framePositions;
    /// For each frame its slope; empty for 1.
    std::vector<double> frameSlopes;
};

/// The value that a slice has where a test does not say another.
[[nodiscard]] constexpr int storedValue(int instance, int column, int row) {
    return 100 * instance + 10 * row + column;
}

/// Ways to store an image.
enum class TestSyntax {
    ImplicitLittle,
    ExplicitLittle,
    ExplicitBig,
    Deflated,
    Rle,
    JpegLossless,
    JpegLs,
    Jpeg2000
};

/// Writes a DICOM file with GDCM. Fails the test if that does not work.
void writeTestDicom(const std::filesystem::path& path, const TestDicom& file,
                    TestSyntax syntax = TestSyntax::ExplicitLittle);

/// Writes an even series of this many axial slices into a folder, from z = 0 upwards, 2 mm apart,
/// as "slice-001.dcm" and so on; `change` may change each of them first.
void writeTestSeries(const std::filesystem::path& folder, int slices,
                     const std::function<void(TestDicom&)>& change = {});

/// Writes a DICOMDIR that names these files, relative to it, with "\\" between folders.
void writeTestDicomDirectory(const std::filesystem::path& path,
                             const std::vector<std::string>& names);

/// Writes a zip archive of entries: a name, and what is in it.
void writeTestZip(const std::filesystem::path& path,
                  const std::vector<std::pair<std::string, std::string>>& entries);

/// Cuts a file off after this many bytes.
void truncateFile(const std::filesystem::path& path, std::uintmax_t bytes);

}  // namespace disyre::test
