// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/StopToken.h"
#include "core/image/Plane.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanScope.h"

namespace disyre {
struct DicomListing;
}

namespace disyre::ui {

/// Whom a file says it shows; empty where it says nothing. It is shown in the window and goes
/// nowhere else: not into results, the log or the settings.
struct ScanPatient {
    QString name;
    QString id;
    QString birthDate;          ///< such as "1970-05-31"
    std::optional<double> age;  ///< in years, when the scan was made
    QString studyDate;          ///< such as "2004-11-03"
    bool operator==(const ScanPatient&) const = default;
};

/// A scan as it was read, and in the order it is shown in. It is never changed once it is made, so
/// that threads share it without locks.
struct OpenedScan {
    QString name;  ///< for the window's title
    Volume scan;   ///< the voxels in the order of the file
    Volume ras;    ///< the same voxels in RAS order
    Orientation orientation;
    QString axes;                   ///< the directions of the file's axes, such as "RAS"
    QStringList warnings;           ///< sentences on what is unusual about the file
    std::vector<Message> messages;  ///< the same, for result.json
    QStringList notes;              ///< sentences on what is unusual about it and does no harm
    double displayLow = 0.0;        ///< intensities shown black and white at first
    double displayHigh = 1.0;
    std::array<int, 3> tissueFirst{};  ///< corners of the box that holds all tissue, in RAS voxels
    std::array<int, 3> tissueLast{-1, -1, -1};
    int firstSlice = 0;  ///< the axial slice to be shown first, from 0
    ScanTraits traits;
    /// What differs from the background, on the RAS grid, if the scan looks skull-stripped; null
    /// for a whole head.
    std::shared_ptr<const Mask> strippedBrain;
    int volume = 1;   ///< the volume of the file that was read, counted from 1
    int volumes = 1;  ///< how many volumes the file has
    ScanPatient patient;
    /// What a NIfTI header says about the position, for the result files; nothing for other
    /// formats.
    std::optional<NiftiPosition> niftiPosition;

    [[nodiscard]] int slices() const { return ras.size[2]; }
    /// The index in the file of a voxel of the RAS grid.
    [[nodiscard]] std::array<int, 3> fileVoxel(const std::array<int, 3>& rasVoxel) const;
    /// The box that holds all tissue as seen in a plane, in voxels; it includes the outer edges of
    /// the voxels. Empty where there is no tissue.
    [[nodiscard]] QRectF tissueIn(Plane plane) const;
    /// The values of a slice of the RAS grid, row by row.
    [[nodiscard]] std::vector<float> slice(int index, Plane plane = Plane::Axial) const {
        return cutSlice(ras, plane, index);
    }
};

/// Makes a scan of voxels that lie in no file of their own. Slow.
[[nodiscard]] std::shared_ptr<const OpenedScan> openVolume(Volume scan, const QString& name);
/// Reads a volume, counted from 1, of a file. Slow. Throws ScanError.
[[nodiscard]] std::shared_ptr<const OpenedScan> openScan(const std::filesystem::path& path,
                                                         int volume = 1);
/// The name of a volume of a file that has several, for the window's title.
[[nodiscard]] QString volumeName(const std::filesystem::path& path, int volume);
/// Reads a series of a place with DICOM files, given by its number in the listing. Slow. Throws
/// ScanError, or Stopped if a stop is requested.
[[nodiscard]] std::shared_ptr<const OpenedScan> openSeries(const DicomListing& listing,
                                                           std::size_t series,
                                                           const StopToken& stop);
/// The name of the built-in sample, for the window's title.
[[nodiscard]] QString sampleName();
/// Makes the built-in sample. Slow. Throws ScanError.
[[nodiscard]] std::shared_ptr<const OpenedScan> openSampleScan();

}  // namespace disyre::ui
