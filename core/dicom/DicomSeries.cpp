// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomSeries.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomArchive.h"
#include "core/dicom/DicomGrouping.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

using Point = std::array<double, 3>;

/// A slice that lies further than this in mm from the straight line through the others is
/// somewhere else.
constexpr double kStraightMillimetres = 1.0;
constexpr double kNoticedTiltDegrees = 0.5;
constexpr double kHeadMillimetres = 100.0;
constexpr std::size_t kFewSlices = 12;

MessageArgument withDigits(double number) {
    return MessageArgument::number(fmt::format("{:.3g}", number));
}

/// Tells whether all slices of a series say where they lie.
bool isPlaced(const DicomSeries& series) {
    return std::all_of(series.slices.begin(), series.slices.end(), [](const DicomSlice& slice) {
        return slice.geometry().orientation && slice.geometry().position;
    });
}

/// Returns the vector from one slice of the volume to the next in DICOM's axes; for a single slice
/// one along the normal.
Point stepOf(const DicomSeries& series) {
    const Point normal = normalOf(*series.slices.front().geometry().orientation);
    if (series.slices.size() < 2) {
        return {normal[0] * series.row.spacing, normal[1] * series.row.spacing,
                normal[2] * series.row.spacing};
    }
    const Point& first = *series.slices.front().geometry().position;
    const Point& last = *series.slices.back().geometry().position;
    const auto steps = static_cast<double>(series.row.slices.size() - 1);
    return {(last[0] - first[0]) / steps, (last[1] - first[1]) / steps,
            (last[2] - first[2]) / steps};
}

/// Returns how far in mm the slice that is furthest from it lies from the straight line between the
/// first and the last one.
double distanceFromLine(const std::vector<DicomSlice>& slices) {
    const Point& first = *slices.front().geometry().position;
    const Point& last = *slices.back().geometry().position;
    const double length = slices.back().place - slices.front().place;
    double largest = 0.0;
    for (const DicomSlice& slice : slices) {
        const double share = (slice.place - slices.front().place) / length;
        const Point& position = *slice.geometry().position;
        double squares = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double away = position[i] - (first[i] + share * (last[i] - first[i]));
            squares += away * away;
        }
        largest = std::max(largest, std::sqrt(squares));
    }
    return largest;
}

/// Fills in the affine to RAS. DICOM's x and y axes point the other way, so their rows change sign.
void setPlacedAffine(DicomSeries& series) {
    const DicomFrame& frame = series.slices.front().geometry();
    const std::array<double, 6>& directions = *frame.orientation;
    const auto pixel = frame.pixelSpacing.value_or(std::array<double, 2>{1.0, 1.0});
    const Point step = stepOf(series);
    for (std::size_t i = 0; i < 3; ++i) {
        const double sign = i < 2 ? -1.0 : 1.0;
        series.affine[i] = {sign * directions[i] * pixel[1], sign * directions[i + 3] * pixel[0],
                            sign * step[i], sign * (*frame.position)[i]};
    }
    const Point normal = normalOf(directions);
    const double length = std::hypot(step[0], step[1], step[2]);
    const double along =
        std::abs(step[0] * normal[0] + step[1] * normal[1] + step[2] * normal[2]) / length;
    const double degrees = std::acos(std::min(1.0, along)) * 180.0 / std::acos(-1.0);
    if (degrees > kNoticedTiltDegrees) {
        series.warnings.push_back({MessageId::DicomTilt, {withDigits(degrees)}});
    }
}

/// Places voxels that the files do not place: unrotated, centred on the origin.
void setAssumedAffine(DicomSeries& series) {
    const auto pixel =
        series.slices.front().geometry().pixelSpacing.value_or(std::array<double, 2>{1.0, 1.0});
    const Point spacing{pixel[1], pixel[0], series.row.spacing};
    Point origin{};
    for (std::size_t i = 0; i < 3; ++i) {
        origin[i] = -spacing[i] * (series.size[i] - 1) / 2.0;
    }
    series.affine = axisAlignedAffine(spacing, origin);
}

/// Fills in how the volume is made of the slices, and where it lies.
void setVolume(DicomSeries& series) {
    const DicomFrame& frame = series.slices.front().geometry();
    if (series.slices.size() == 1) {
        series.row.slices = {{0, 0, 0.0f}};
        series.row.spacing = frame.sliceSpacing > 0.0     ? frame.sliceSpacing
                             : frame.sliceThickness > 0.0 ? frame.sliceThickness
                                                          : 1.0;
    } else {
        std::vector<double> places;
        for (const DicomSlice& slice : series.slices) {
            places.push_back(slice.place);
        }
        series.row = evenRow(places);
    }
    if (series.row.refusal) {
        series.refusal = series.refusal ? series.refusal : series.row.refusal;
        return;
    }
    series.size = {series.header().columns, series.header().rows,
                   static_cast<int>(series.row.slices.size())};
    if (!isPlaced(series)) {
        setAssumedAffine(series);
        series.refusal = series.refusal ? series.refusal : Message(MessageId::DicomNoPlace);
    } else if (series.slices.size() > 2 && distanceFromLine(series.slices) > kStraightMillimetres) {
        series.row.slices.clear();
        series.refusal = series.refusal ? series.refusal : Message(MessageId::DicomSlicesScattered);
        return;
    } else {
        setPlacedAffine(series);
    }
    series.spacing = Volume({1, 1, 1}, series.affine).spacing();
    series.warnings.insert(series.warnings.end(), series.row.warnings.begin(),
                           series.row.warnings.end());
}

/// Adds what a person should know of a scan, whatever its slices are like.
void addWarnings(const SliceGroup& group, DicomSeries& series) {
    const DicomHeader& header = series.header();
    const auto warn = [&series](MessageId id, std::vector<MessageArgument> arguments = {}) {
        series.warnings.push_back({id, std::move(arguments)});
    };
    if (group.copies > 0 && series.holdsVolume()) {
        warn(MessageId::DicomSlicesDoubled, {group.copies});
    }
    if (group.patients > 1) {
        warn(MessageId::DicomSeveralPatients, {group.patients});
    }
    if (series.holdsVolume() && !series.slices.front().geometry().pixelSpacing) {
        warn(MessageId::DicomNoSpacing);
    }
    if (header.lossy) {
        warn(MessageId::DicomLossy);
    }
    const double covered = series.row.spacing * static_cast<double>(series.row.slices.size());
    if (series.isOffered() && (covered < kHeadMillimetres || series.slices.size() < kFewSlices)) {
        warn(MessageId::DicomFewSlices, {series.slices.size(), withDigits(covered)});
    }
}

DicomSeries seriesOf(const SliceGroup& group) {
    DicomSeries series;
    series.slices = group.slices;
    std::set<const DicomHeader*> files;
    for (const DicomSlice& slice : series.slices) {
        files.insert(slice.header.get());
    }
    series.files = files.size();
    const DicomVerdict verdict = judgeDicom(series.header());
    series.kind = verdict.kind;
    series.refusal = verdict.refusal;
    if (group.severalVolumes) {
        std::set<long long> places;
        for (const DicomSlice& slice : series.slices) {
            places.insert(std::llround(slice.place * 100.0));
        }
        if (!series.refusal) {
            series.refusal =
                Message(MessageId::DicomSeveralVolumes, {series.slices.size(), places.size()});
        }
    } else if (verdict.holdsVolume) {
        if (series.slices.size() == 1 && !series.refusal) {
            series.refusal = Message(MessageId::DicomIsSingleSlice);
        }
        setVolume(series);
    }
    addWarnings(group, series);
    return series;
}

/// A localiser has slices in several directions, whatever its description says: a series with three
/// or more directions and few slices in each is one.
void markLocalisers(std::vector<DicomSeries>& list) {
    std::map<std::string, std::vector<DicomSeries*>> byUid;
    for (DicomSeries& series : list) {
        if (series.kind == DicomKind::Scan && !series.header().seriesUid.empty()) {
            byUid[series.header().seriesUid].push_back(&series);
        }
    }
    for (const auto& [uid, parts] : byUid) {
        std::vector<std::array<double, 6>> directions;
        bool few = true;
        for (const DicomSeries* part : parts) {
            few = few && part->slices.size() <= 2 * kFewSlices;
            const auto& own = part->slices.front().geometry().orientation;
            if (own && std::none_of(directions.begin(), directions.end(),
                                    [&own](const auto& d) { return d == *own; })) {
                directions.push_back(*own);
            }
        }
        if (few && directions.size() >= 3) {
            for (DicomSeries* part : parts) {
                part->kind = DicomKind::Localiser;
                part->refusal = Message(MessageId::DicomIsLocaliser);
            }
        }
    }
}

/// Marks the scan that the program is most likely to be wanted for: by likelihoodOf(), and if it
/// covers a head; of equals the one with the most slices.
void markLikeliest(std::vector<DicomSeries>& list) {
    DicomSeries* best = nullptr;
    const auto rank = [](const DicomSeries& series) {
        bool covers = true;
        for (std::size_t i = 0; i < 3; ++i) {
            covers = covers && series.spacing[i] * series.size[i] >= kHeadMillimetres;
        }
        return std::tuple(likelihoodOf(series.header()) + (covers ? 3 : 0), series.slices.size());
    };
    for (DicomSeries& series : list) {
        if (series.isOffered() && (best == nullptr || rank(series) > rank(*best))) {
            best = &series;
        }
    }
    if (best != nullptr) {
        best->likely = true;
    }
}

/// Returns the path that is shown for a file: one inside the archive instead of an unpacked one.
fs::path shownPath(const DicomListing& listing, const fs::path& file) {
    return listing.archive ? listing.place / listing.archive->nameInside(file) : file;
}

/// Reads the headers of all files. Only a file that is neither DICOM nor named like one is passed
/// over in silence.
std::vector<std::shared_ptr<const DicomHeader>> readHeaders(const std::vector<fs::path>& files,
                                                            DicomListing& listing,
                                                            const DicomProgress& progress,
                                                            const StopToken& stop) {
    std::vector<std::shared_ptr<const DicomHeader>> headers;
    for (const fs::path& file : files) {
        stop.throwIfStopped();
        try {
            headers.push_back(std::make_shared<const DicomHeader>(readDicomHeader(file)));
        } catch (const FileError& error) {
            if (error.id() == MessageId::DicomNotDicom && file.extension() != ".dcm") {
                ++listing.otherFiles;
            } else {
                const fs::path shown = shownPath(listing, file);
                Message reason = error.message();
                reason.file = displayPath(shown);
                listing.skipped.push_back({shown, std::move(reason)});
            }
        }
        ++listing.filesLookedAt;
        if (progress) {
            progress(listing.filesLookedAt, files.size());
        }
    }
    return headers;
}

void fillListing(const std::vector<fs::path>& files, DicomListing& listing,
                 const DicomProgress& progress, const StopToken& stop) {
    const auto headers = readHeaders(files, listing, progress, stop);
    for (const SliceGroup& group : groupSlices(headers)) {
        listing.series.push_back(seriesOf(group));
    }
    std::stable_sort(listing.series.begin(), listing.series.end(),
                     [](const DicomSeries& a, const DicomSeries& b) {
                         const auto key = [](const DicomSeries& series) {
                             const DicomHeader& header = series.header();
                             return std::tie(header.patientId, header.date, header.seriesNumber,
                                             header.description);
                         };
                         return key(a) < key(b);
                     });
    markLocalisers(listing.series);
    markLikeliest(listing.series);
}

}  // namespace

std::string DicomSeries::title() const {
    const DicomHeader& named = header();
    return named.description.empty() ? fmt::format("series {}", named.seriesNumber)
                                     : named.description;
}

std::optional<std::size_t> DicomListing::likeliest() const {
    const auto found = std::find_if(series.begin(), series.end(),
                                    [](const DicomSeries& each) { return each.likely; });
    return found == series.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - series.begin()));
}

std::size_t DicomListing::scans() const {
    return static_cast<std::size_t>(std::count_if(
        series.begin(), series.end(), [](const DicomSeries& each) { return each.isOffered(); }));
}

DicomListing listDicom(const fs::path& place, const DicomProgress& progress,
                       const StopToken& stop) {
    DicomFiles found = listDicomFiles(place, stop);
    DicomListing listing;
    listing.place = place;
    listing.archive = found.archive;
    listing.skipped = std::move(found.skipped);
    fillListing(found.files, listing, progress, stop);
    std::error_code error;
    if (!fs::exists(place, error)) {
        throw FileError(place, MessageId::SurveyFolderGone, {error.message()});
    }
    if (listing.series.empty() && found.files.size() == 1 && found.files.front() == place) {
        (void)readDicomHeader(place);  // Says what is wrong with the single file.
    }
    return listing;
}

DicomListing listDicomFilesOf(const std::vector<fs::path>& files, const DicomProgress& progress,
                              const StopToken& stop) {
    DicomListing listing;
    fillListing(files, listing, progress, stop);
    return listing;
}

}  // namespace disyre
