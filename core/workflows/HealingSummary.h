// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disyre {

inline constexpr const char* kSummaryTableFile = "summary.csv";
inline constexpr const char* kSummaryPageFile = "index.html";

/// What became of one of many scans, in one line.
struct SummaryRow {
    std::filesystem::path folder;  ///< Of its results, relative to the summary's folder.
    std::string scan;              ///< The path as it was given when it was healed, as UTF-8.
    /// Why the scan could not be healed. Everything below is empty then.
    std::optional<std::string> problem = {};
    std::string model = {};
    double threshold = -1.0;  ///< The suggested one; negative if the model's card has none.
    double level = 1.0;       ///< How many times the model's threshold was raised for the scan.
    /// The volumes of the regions at the threshold in ml, the largest first.
    std::vector<double> regions = {};
    std::string place = {};  ///< Where the first region listed lies; empty without a name.
    /// The highest score of the strongest region below the threshold, if one is listed.
    std::optional<double> strongestBelow = {};
    double seconds = 0.0;  ///< How long the healing took.
    std::vector<std::string> warnings = {};
    bool hasPicture = false;  ///< Whether its folder holds kKeyPictureFile.
};

/// Reads the results, and the notes of failures, that lie in a folder and in those below it, sorted
/// by folder. A result that cannot be read is a row with a problem. Throws FileError if the folder
/// cannot be read, and ScanError if there is nothing in it.
[[nodiscard]] std::vector<SummaryRow> readSummary(const std::filesystem::path& folder);

/// Returns the rows as CSV (RFC 4180, UTF-8, numbers with a decimal point), one row for each scan.
[[nodiscard]] std::string summaryCsv(const std::vector<SummaryRow>& rows);

/// Returns the rows as a page of HTML with their pictures, which are named relative to the
/// summary's folder. The page needs no script and loads nothing from elsewhere.
[[nodiscard]] std::string summaryHtml(const std::vector<SummaryRow>& rows);

/// Writes both into the folder. Throws FileError.
void writeSummary(const std::filesystem::path& folder, const std::vector<SummaryRow>& rows);

}  // namespace disyre
