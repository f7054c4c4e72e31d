// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/findings/FindingNote.h"
#include "core/healing/ResultFiles.h"
#include "core/healing/ScanLevel.h"
#include "core/image/RgbPicture.h"

namespace disyre {

/// Three slices through the strongest voxel of a finding: the scan, the scan with the anomaly map
/// laid over it, and the restoration; see keyPicture().
struct ReportPicture {
    std::size_t finding = 0;  ///< Its index in the list of findings.
    RgbPicture scan;
    RgbPicture mapped;
    RgbPicture restored;
};

/// What there is to know of a scan.
struct ReportedWarning {
    std::string english;
    /// The same for any language. Results of earlier versions hold the English sentence alone.
    std::optional<Message> message;
};

/// What a report says of one healing, without words of its own.
struct ReportContent {
    std::string scan;  ///< The path of the scan; its name may be that of a person.
    std::string
        scanSha256;  ///< Of the scan's file; empty where it is a folder or not there any more.
    std::string model;
    std::string modelSha256;
    std::string modelMeasures;  ///< What the model's card says it reaches; empty if it is not here.
    std::string modelLimits;    ///< What the card says it misses.
    HealingSettings settings;   ///< Those that result.json tells of.
    std::string device;
    int slices = 0;
    double seconds = 0.0;
    ScanThreshold suggested;  ///< The threshold that is suggested for the scan.
    std::vector<StepRecord> steps;
    /// All that are listed or, if a person has decided about any, those that are kept.
    std::vector<FindingRecord> findings;
    /// What was decided about each of them, and its number in the list, from 1; both are empty if
    /// nothing was decided.
    std::vector<FindingNote> notes;
    std::vector<int> numbers;
    int dismissed = 0;  ///< How many findings were dismissed and are left out.
    int undecided = 0;  ///< How many are left out because nothing was decided about them.
    std::optional<AlignmentRecord> alignment;
    std::vector<ReportedWarning> warnings;
    std::vector<ReportPicture> pictures;  ///< Of the leading findings, or of the middle slices.
    /// Whether the pictures show the restoration where they should show the scan, since that is not
    /// there any more or has another size.
    bool isScanMissing = false;
};

/// The number of findings with pictures.
inline constexpr std::size_t kPicturedFindings = 3;

/// Reads a folder of results (see writeHealing()) or a case, its review if it has one, the scan and
/// the model's card. Throws FileError if a file is missing, damaged or of a newer version, and
/// ScanError if a volume cannot be read.
[[nodiscard]] ReportContent readReportContent(const std::filesystem::path& results,
                                              const StopToken& stop);

}  // namespace disyre
