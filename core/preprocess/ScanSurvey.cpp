// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ScanSurvey.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Statistics.h"
#include "core/image/Plane.h"
#include "core/image/ScanName.h"
#include "core/image/ScanReader.h"
#include "core/platform/Sha256.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/IntensityScaling.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/SideDifference.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

using Kind = ScanProblemKind;
using Severity = ScanProblemSeverity;

std::string lowered(std::string text) {
    for (char& letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

/// Tells whether a word of a file's name describes the picture and says nothing about the subject.
bool isGenericWord(const std::string& word) {
    static const std::set<std::string> kWords = {
        "anat",     "bet",  "brain",  "flair",   "head",       "image", "img",
        "inv2",     "mask", "masked", "mp2rage", "mprage",     "mri",   "n4",
        "orig",     "pd",   "pdw",    "preproc", "scan",       "spgr",  "strip",
        "stripped", "swi",  "t1",     "t1c",     "t1ce",       "t1gd",  "t1mprage",
        "t1w",      "t2",   "t2star", "t2w",     "unstripped", "volume"};
    return kWords.count(lowered(word)) > 0;
}

std::string withoutGenericWords(std::string stem) {
    while (true) {
        const std::size_t cut = stem.find_last_of("_-. ");
        const std::string last = cut == std::string::npos ? stem : stem.substr(cut + 1);
        if (!last.empty() && !isGenericWord(last)) {
            return stem;
        }
        if (cut == std::string::npos) {
            return {};
        }
        stem.resize(cut);
    }
}

/// Returns "sub-" with the letters and digits after it, or an empty text if there is none.
std::string bidsSubject(const std::string& name) {
    for (std::size_t at = name.find("sub-"); at != std::string::npos;
         at = name.find("sub-", at + 1)) {
        std::size_t end = at + 4;
        while (end < name.size() && std::isalnum(static_cast<unsigned char>(name[end])) != 0) {
            ++end;
        }
        if (end > at + 4 &&
            (at == 0 || std::isalnum(static_cast<unsigned char>(name[at - 1])) == 0)) {
            return name.substr(at, end - at);
        }
    }
    return {};
}

std::string contentHashOf(const Volume& ras) {
    Sha256 sum;
    sum.add(std::as_bytes(std::span(ras.size)));
    sum.add(std::as_bytes(std::span(ras.voxels)));
    return sum.digits();
}

/// Averages the pixels of the slice that fall into each pixel of the picture.
Thumbnail thumbnailOf(const Volume& ras, Plane plane, int index, const IntensityRange& range) {
    const std::vector<float> slice = cutSlice(ras, plane, index);
    const PlaneAxes axes = axesOf(plane);
    const auto spacing = ras.spacing();
    const int columns = ras.size[axes.column];
    const int rows = ras.size[axes.row];
    const double wide = columns * spacing[axes.column];
    const double high = rows * spacing[axes.row];
    // A pixel of the picture is at least as large as the finer of the slice's two spacings.
    const double pixel = std::max(std::max(wide, high) / Thumbnail::kLargestSide,
                                  std::min(spacing[axes.column], spacing[axes.row]));
    const auto side = [pixel](double length) {
        return std::clamp(static_cast<int>(std::lround(length / pixel)), 1,
                          Thumbnail::kLargestSide);
    };
    Thumbnail picture;
    picture.width = side(wide);
    picture.height = side(high);
    const auto span = [](int at, int of, int source) {
        const int first = static_cast<int>(static_cast<std::int64_t>(at) * source / of);
        const int end = static_cast<int>(static_cast<std::int64_t>(at + 1) * source / of);
        return std::pair(first, std::max(first + 1, end));
    };
    for (int y = 0; y < picture.height; ++y) {
        const auto [rowFirst, rowEnd] = span(picture.height - 1 - y, picture.height, rows);
        for (int x = 0; x < picture.width; ++x) {
            const auto [columnFirst, columnEnd] =
                span(picture.width - 1 - x, picture.width, columns);
            double sum = 0.0;
            for (int row = rowFirst; row < rowEnd; ++row) {
                for (int column = columnFirst; column < columnEnd; ++column) {
                    sum += static_cast<double>(
                        slice[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                              static_cast<std::size_t>(column)]);
                }
            }
            const double mean = sum / ((rowEnd - rowFirst) * (columnEnd - columnFirst));
            picture.pixels.push_back(static_cast<std::uint8_t>(
                std::lround(255.0f * scaleIntensity(static_cast<float>(mean), range))));
        }
    }
    return picture;
}

int slicesWithBrain(const Mask& brain) {
    int slices = 0;
    for (int z = 0; z < brain.size[2]; ++z) {
        const auto first = brain.voxels.begin() + static_cast<std::ptrdiff_t>(brain.index(0, 0, z));
        const auto end = first + static_cast<std::ptrdiff_t>(brain.sliceSize());
        slices += std::find(first, end, 1) != end ? 1 : 0;
    }
    return slices;
}

/// Reads the brain mask of a scan. What is doubtful about it becomes a problem of the scan.
MeasuredBrain brainFrom(const fs::path& mask, const Volume& volume, SurveyedScan& scan) {
    std::vector<Message> doubts;
    const Volume ras = toRas(readLabelsFor(volume, mask, doubts));
    for (const Message& doubt : doubts) {
        scan.problems.push_back({Kind::MaskDoubtful, Severity::Warning, doubt});
    }
    MeasuredBrain brain{Mask(ras.size), 0.0};
    std::transform(ras.voxels.begin(), ras.voxels.end(), brain.mask.voxels.begin(),
                   [](float label) -> std::uint8_t { return label > 0.0f; });
    const auto voxels = std::count(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1);
    brain.litres = static_cast<double>(voxels) * ras.voxelMillilitres() / 1000.0;
    return brain;
}

MessageArgument litresOf(double litres) {
    return MessageArgument::number(fmt::format("{:.1f}", litres));
}

/// Looks at a brain without its head: at its contrast, and whether its halves are alike.
void surveyBrain(SurveyedScan& scan, const Volume& ras, const Mask& brain) {
    scan.contrast = tissueContrast(ras, brain).contrast;
    const auto sides = sideDifference(ras, brain);
    if (sides && sides->isLarge()) {
        scan.problems.push_back(
            {Kind::OneSided,
             Severity::Warning,
             {MessageId::SurveyOneSided,
              {MessageArgument::number(fmt::format("{:.0f}", sides->millilitres))}}});
    }
}

/// Fills in everything that follows from the voxels of a scan: its range, contrast, pictures and
/// brain, and the problems with them.
void surveyVoxels(SurveyedScan& scan, const Volume& volume, const fs::path& mask,
                  const StopToken& stop) {
    const Volume ras = toRas(volume);
    const auto [low, high] = std::minmax_element(ras.voxels.begin(), ras.voxels.end());
    scan.minimum = *low;
    scan.maximum = *high;
    scan.contentHash = contentHashOf(ras);
    stop.throwIfStopped();
    const MeasuredBrain brain = mask.empty() ? measureBrain(ras) : brainFrom(mask, volume, scan);
    stop.throwIfStopped();
    std::vector<float> inside;
    for (std::size_t i = 0; i < ras.voxels.size(); ++i) {
        if (brain.mask.voxels[i] != 0) {
            inside.push_back(ras.voxels[i]);
        }
    }
    IntensityRange range{scan.minimum, scan.maximum};
    if (!inside.empty()) {
        scan.median = quantile(inside, 0.5);
        range = {std::min(0.0, quantile(inside, 0.01)), quantile(inside, 0.99)};
        scan.signature = signatureOfBrain(ras, brain.mask);
    }
    for (std::size_t i = 0; i < kPlanes.size(); ++i) {
        scan.thumbnails[i] =
            thumbnailOf(ras, kPlanes[i], sliceCount(ras.size, kPlanes[i]) / 2, range);
    }
    scan.brainSlices = slicesWithBrain(brain.mask);
    if (scan.brainSlices < kLeastBrainSlices) {
        scan.problems.push_back(
            {Kind::TooFewSlices,
             Severity::Refused,
             {MessageId::SurveyTooFewSlices, {scan.brainSlices, kLeastBrainSlices}}});
    } else if (!brain.looksStripped() && !mask.empty()) {
        scan.problems.push_back({Kind::NotStripped,
                                 Severity::Warning,
                                 {MessageId::SurveyMaskVolume, {litresOf(*brain.litres)}}});
    } else if (!brain.looksStripped()) {
        scan.problems.push_back(
            {Kind::NotStripped, Severity::Warning,
             brain.litres ? Message(MessageId::SurveyBrainVolume, {litresOf(*brain.litres)})
                          : Message(MessageId::SurveyNoBackground)});
    } else {
        stop.throwIfStopped();
        surveyBrain(scan, ras, brain.mask);
    }
}

std::array<double, 3> rasSpacing(const SurveyedScan& scan) {
    std::array<double, 3> spacing{};
    for (std::size_t i = 0; i < 3 && i < scan.axes.size(); ++i) {
        const std::size_t right = std::string_view("RAS").find(scan.axes[i]);
        const std::size_t left = std::string_view("LPI").find(scan.axes[i]);
        spacing[right < 3 ? right : left] = scan.spacing[i];
    }
    return spacing;
}

/// Returns the three lengths of the first spacing and then those of the second, as arguments of a
/// message.
std::vector<MessageArgument> spacings(const std::array<double, 3>& a,
                                      const std::array<double, 3>& b) {
    std::vector<MessageArgument> lengths;
    for (const auto& spacing : {a, b}) {
        for (const double mm : spacing) {
            lengths.push_back(MessageArgument::number(fmt::format("{:.3g}", mm)));
        }
    }
    return lengths;
}

bool isAlike(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    constexpr double kTolerance = 0.05;
    for (std::size_t i = 0; i < 3; ++i) {
        if (std::abs(a[i] - b[i]) > kTolerance * std::max(a[i], b[i])) {
            return false;
        }
    }
    return true;
}

using Scans = std::vector<SurveyedScan*>;

void findDuplicates(const Scans& scans) {
    std::map<std::string, const SurveyedScan*> first;
    for (SurveyedScan* scan : scans) {
        const auto [found, isNew] = first.emplace(scan->contentHash, scan);
        if (!isNew) {
            scan->problems.push_back(
                {Kind::Duplicate,
                 Severity::Refused,
                 {MessageId::SurveyDuplicate, {found->second->path.filename()}}});
        }
    }
}

/// Calls `report` for each scan whose trait is rarer than the most common one, together with a scan
/// that has the most common one.
template <typename Alike, typename Report>
void findRareTraits(const Scans& scans, const Alike& alike, const Report& report) {
    std::vector<std::ptrdiff_t> counts;
    for (const SurveyedScan* scan : scans) {
        counts.push_back(std::count_if(scans.begin(), scans.end(), [&](const SurveyedScan* other) {
            return alike(*scan, *other);
        }));
    }
    if (scans.empty()) {
        return;
    }
    const auto most =
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    for (std::size_t i = 0; i < scans.size(); ++i) {
        if (counts[i] < counts[most] && !alike(*scans[i], *scans[most])) {
            report(*scans[i], *scans[most]);
        }
    }
}

void findOtherGeometry(const Scans& scans) {
    findRareTraits(
        scans,
        [](const SurveyedScan& a, const SurveyedScan& b) {
            return isAlike(rasSpacing(a), rasSpacing(b));
        },
        [](SurveyedScan& scan, const SurveyedScan& usual) {
            scan.problems.push_back(
                {Kind::OtherSpacing,
                 Severity::Warning,
                 {MessageId::SurveyOtherSpacing, spacings(rasSpacing(scan), rasSpacing(usual))}});
        });
    findRareTraits(
        scans, [](const SurveyedScan& a, const SurveyedScan& b) { return a.axes == b.axes; },
        [](SurveyedScan& scan, const SurveyedScan& usual) {
            scan.problems.push_back({Kind::OtherOrientation,
                                     Severity::Warning,
                                     {MessageId::SurveyOtherOrientation, {scan.axes, usual.axes}}});
        });
}

void findIntensityOutliers(const Scans& scans) {
    constexpr std::size_t kFewest = 5;
    if (scans.size() < kFewest) {
        return;
    }
    constexpr double kTiny = 1e-6;
    std::vector<float> logs;
    for (const SurveyedScan* scan : scans) {
        logs.push_back(static_cast<float>(std::log(std::max(kTiny, scan->median))));
    }
    std::vector<float> values = logs;
    const double middle = quantile(values, 0.5);
    std::vector<float> distances;
    for (const float value : logs) {
        distances.push_back(static_cast<float>(std::abs(static_cast<double>(value) - middle)));
    }
    values = distances;
    // For normally distributed values the median distance times this factor is the standard
    // deviation. Scanners set the intensity scale freely, so that half or twice the others' median
    // means nothing.
    constexpr double kDeviation = 1.4826;
    constexpr double kDeviations = 4.0;
    const double limit = std::max(std::log(3.0), kDeviations * kDeviation * quantile(values, 0.5));
    for (std::size_t i = 0; i < scans.size(); ++i) {
        if (static_cast<double>(distances[i]) > limit) {
            scans[i]->problems.push_back(
                {Kind::IntensityOutlier,
                 Severity::Warning,
                 {MessageId::SurveyOtherIntensity,
                  {MessageArgument::number(fmt::format("{:.4g}", scans[i]->median)),
                   MessageArgument::number(fmt::format("{:.4g}", std::exp(middle)))}}});
        }
    }
}

void findOtherModalities(const Scans& scans) {
    Scans with;
    std::vector<ContrastSignature> signatures;
    for (SurveyedScan* scan : scans) {
        if (!scan->signature.means.empty()) {
            with.push_back(scan);
            signatures.push_back(scan->signature);
        }
    }
    const auto groups = contrastGroups(signatures);
    for (std::size_t group = 1; group < groups.size(); ++group) {
        for (const std::size_t i : groups[group]) {
            with[i]->problems.push_back(
                {Kind::OtherModality, Severity::Warning, MessageId::SurveyOtherModality});
        }
    }
}

}  // namespace

bool SurveyedScan::refused() const {
    return std::any_of(problems.begin(), problems.end(), [](const ScanProblem& problem) {
        return problem.severity == Severity::Refused;
    });
}

SurveyedScan surveyScan(const fs::path& path, const StopToken& stop, const fs::path& mask) {
    SurveyedScan scan;
    scan.path = path;
    scan.subject = guessSubject(path);
    stop.throwIfStopped();
    try {
        ScanInfo info = readScanInfo(path);
        scan.size = info.size;
        scan.spacing = info.spacing;
        scan.axes = info.axes;
        const Volume volume = readScan(path, &info);
        stop.throwIfStopped();
        if (info.notFinite > 0) {
            scan.problems.push_back({Kind::NotFinite,
                                     Severity::Warning,
                                     {MessageId::SurveyNotFinite, {info.notFinite}}});
        }
        surveyVoxels(scan, volume, mask, stop);
    } catch (const Stopped&) {
        throw;
    } catch (const ConstantScanError& error) {
        scan.problems.push_back({Kind::Constant, Severity::Refused, error.message()});
    } catch (const Error& error) {
        scan.problems.push_back({Kind::Unreadable, Severity::Refused, error.message()});
    } catch (const std::exception& error) {
        scan.problems.push_back(
            {Kind::Unreadable, Severity::Refused,
             ScanError(path, MessageId::ScanNotLookedAt, {error.what()}).message()});
    }
    return scan;
}

void compareScans(std::vector<SurveyedScan>& scans) {
    Scans readable;
    for (SurveyedScan& scan : scans) {
        std::erase_if(scan.problems,
                      [](const ScanProblem& problem) { return problem.kind >= Kind::Duplicate; });
        if (!scan.contentHash.empty()) {
            readable.push_back(&scan);
        }
    }
    findDuplicates(readable);
    findOtherGeometry(readable);
    findIntensityOutliers(readable);
    findOtherModalities(readable);
}

std::vector<fs::path> findScans(const fs::path& folder, const StopToken& stop) {
    std::error_code error;
    std::vector<fs::path> files;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           error);
    if (error) {
        throw FileError(folder, MessageId::SurveyFolderNotReadable, {error.message()});
    }
    while (entry != fs::recursive_directory_iterator()) {
        stop.throwIfStopped();
        std::error_code ignored;
        if (entry->is_directory(ignored) &&
            displayPath(entry->path().filename()).starts_with('.')) {
            entry.disable_recursion_pending();
        } else if (isScanName(entry->path()) && entry->is_regular_file(ignored)) {
            files.push_back(entry->path());
        }
        entry.increment(error);
        if (error) {
            throw FileError(folder, MessageId::SurveyFolderGone, {error.message()});
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string guessSubject(const fs::path& path, const std::string& patientId) {
    std::string subject = bidsSubject(displayPath(path.filename()));
    for (fs::path folder = path.parent_path(); subject.empty() && folder.has_filename();
         folder = folder.parent_path()) {
        subject = bidsSubject(displayPath(folder.filename()));
    }
    if (!subject.empty()) {
        return subject;
    }
    if (!patientId.empty()) {
        constexpr std::size_t kDigits = 12;
        return "id-" + sha256OfText(patientId).substr(0, kDigits);
    }
    subject = withoutGenericWords(scanStem(path));
    for (fs::path folder = path.parent_path(); subject.empty() && folder.has_filename();
         folder = folder.parent_path()) {
        subject = withoutGenericWords(displayPath(folder.filename()));
    }
    return subject.empty() ? displayPath(path.filename()) : subject;
}

}  // namespace disyre
