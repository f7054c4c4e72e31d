// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomGrouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace disyre {

namespace {

/// Directions that differ by no more than this are the same.
constexpr double kSameDirection = 0.01;
/// Slices that are nearer than this in mm lie at the same place.
constexpr double kSamePlace = 0.01;
/// A group with more doubled places than this share holds several volumes.
constexpr double kMostDoubled = 0.1;

constexpr char kBetween = '\x1f';

/// What slices must have in common, but for their orientation.
std::string commonKey(const DicomHeader& header, const DicomFrame& frame) {
    const std::string series = header.seriesUid.empty()
                                   ? fmt::format("{}{}{}{}{}", header.studyUid, kBetween,
                                                 header.seriesNumber, kBetween, header.description)
                                   : header.seriesUid;
    const auto spacing = frame.pixelSpacing.value_or(std::array<double, 2>{0.0, 0.0});
    std::string key;
    for (const std::string& part :
         {header.patientId, header.patientName, series, header.sopClass, frame.stack,
          fmt::format("{} {} {} {} {} {:.2f} {:.2f}", header.rows, header.columns, header.samples,
                      header.echoNumber, static_cast<int>(judgeDicom(header).kind), spacing[0],
                      spacing[1])}) {
        key += part + kBetween;
    }
    return key;
}

bool sameDirections(const std::optional<std::array<double, 6>>& a,
                    const std::optional<std::array<double, 6>>& b) {
    if (!a || !b) {
        return !a && !b;
    }
    for (std::size_t i = 0; i < 6; ++i) {
        if (std::abs((*a)[i] - (*b)[i]) > kSameDirection) {
            return false;
        }
    }
    return true;
}

/// Sorts slices by place, and those at one place by their number in the series.
void sortByPlace(std::vector<DicomSlice>& slices) {
    std::stable_sort(slices.begin(), slices.end(), [](const DicomSlice& a, const DicomSlice& b) {
        return std::tuple(a.place, a.header->instanceNumber, a.frame) <
               std::tuple(b.place, b.header->instanceNumber, b.frame);
    });
}

/// Sets where slices lie along their normal, or numbers them if the files do not say it.
void placeSlices(std::vector<DicomSlice>& slices) {
    const DicomFrame& first = slices.front().geometry();
    const bool placed =
        first.orientation && std::all_of(slices.begin(), slices.end(), [](const DicomSlice& slice) {
            return slice.geometry().position;
        });
    if (placed) {
        const std::array<double, 3> normal = normalOf(*first.orientation);
        for (DicomSlice& slice : slices) {
            const std::array<double, 3>& position = *slice.geometry().position;
            slice.place =
                position[0] * normal[0] + position[1] * normal[1] + position[2] * normal[2];
        }
    } else {
        for (DicomSlice& slice : slices) {
            slice.place = slice.header->instanceNumber;
        }
        sortByPlace(slices);
        const double spacing = first.sliceSpacing > 0.0     ? first.sliceSpacing
                               : first.sliceThickness > 0.0 ? first.sliceThickness
                                                            : 1.0;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            slices[i].place = static_cast<double>(i) * spacing;
        }
    }
    sortByPlace(slices);
}

std::size_t doubledPlaces(const std::vector<DicomSlice>& sorted) {
    std::size_t doubled = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        doubled += sorted[i].place - sorted[i - 1].place < kSamePlace ? 1 : 0;
    }
    return doubled;
}

/// Leaves out copies of a slice, such as a file that lies in two folders.
std::size_t removeCopies(std::vector<DicomSlice>& slices) {
    std::set<std::pair<std::string, std::size_t>> seen;
    const std::size_t before = slices.size();
    slices.erase(std::remove_if(slices.begin(), slices.end(),
                                [&seen](const DicomSlice& slice) {
                                    const std::string& uid = slice.header->sopInstance;
                                    return !uid.empty() && !seen.insert({uid, slice.frame}).second;
                                }),
                 slices.end());
    return before - slices.size();
}

/// The ways in which a group of several volumes can be divided, from the one that says most.
const std::vector<std::function<std::string(const DicomSlice&)>>& dividers() {
    static const std::vector<std::function<std::string(const DicomSlice&)>> list = {
        [](const DicomSlice& slice) { return slice.geometry().imageType; },
        [](const DicomSlice& slice) { return fmt::format("{:.0f}", slice.geometry().diffusion); },
        [](const DicomSlice& slice) {
            return fmt::format("{}", slice.geometry().temporalPosition);
        },
        [](const DicomSlice& slice) { return fmt::format("{}", slice.geometry().acquisition); },
        [](const DicomSlice& slice) { return fmt::format("{:.2f}", slice.geometry().echoTime); }};
    return list;
}

using Parts = std::map<std::string, std::vector<DicomSlice>>;

bool isDivided(const Parts& parts) {
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const auto& part) {
               return part.second.size() > 1 && doubledPlaces(part.second) == 0;
           });
}

/// Divides the slices of several volumes by one property, or by all of them together. Returns
/// nothing if that does not leave one slice at each place.
Parts dividedSlices(const std::vector<DicomSlice>& sorted) {
    Parts byAll;
    for (const auto& divider : dividers()) {
        Parts parts;
        for (const DicomSlice& slice : sorted) {
            parts[divider(slice)].push_back(slice);
        }
        if (isDivided(parts)) {
            return parts;
        }
    }
    for (const DicomSlice& slice : sorted) {
        std::string key;
        for (const auto& divider : dividers()) {
            key += divider(slice) + kBetween;
        }
        byAll[key].push_back(slice);
    }
    return isDivided(byAll) ? byAll : Parts();
}

/// Leaves the first slice at each place.
std::size_t removeDoubled(std::vector<DicomSlice>& sorted) {
    const std::size_t before = sorted.size();
    sorted.erase(std::unique(sorted.begin(), sorted.end(),
                             [](const DicomSlice& a, const DicomSlice& b) {
                                 return b.place - a.place < kSamePlace;
                             }),
                 sorted.end());
    return before - sorted.size();
}

/// Turns slices with the same key into one group, or into several if they hold several volumes.
void addGroups(std::vector<DicomSlice> slices, std::size_t patients,
               std::vector<SliceGroup>& groups) {
    SliceGroup group;
    group.patients = patients;
    group.copies = removeCopies(slices);
    placeSlices(slices);
    const std::size_t doubled = doubledPlaces(slices);
    if (doubled > 0) {
        const Parts parts = dividedSlices(slices);
        for (const auto& [key, part] : parts) {
            groups.push_back({part, 0, false, patients});
        }
        if (!parts.empty()) {
            return;
        }
        const double places = static_cast<double>(slices.size() - doubled);
        if (static_cast<double>(doubled) <= std::max(1.0, kMostDoubled * places) && places > 1.0) {
            group.copies += removeDoubled(slices);
        } else {
            group.severalVolumes = true;
        }
    }
    group.slices = std::move(slices);
    groups.push_back(std::move(group));
}

}  // namespace

std::array<double, 3> normalOf(const std::array<double, 6>& orientation) {
    const auto& [rx, ry, rz, cx, cy, cz] = orientation;
    return {ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx};
}

std::vector<SliceGroup> groupSlices(
    const std::vector<std::shared_ptr<const DicomHeader>>& headers) {
    // For each key, one list of slices for each orientation.
    std::map<std::string, std::vector<std::vector<DicomSlice>>> byKey;
    std::map<std::string, std::set<std::string>> patientsOf;
    for (const auto& header : headers) {
        if (!header->seriesUid.empty()) {
            patientsOf[header->seriesUid].insert(header->patientId + kBetween +
                                                 header->patientName);
        }
        for (std::size_t frame = 0; frame < header->frames.size(); ++frame) {
            const DicomFrame& geometry = header->frames[frame];
            auto& lists = byKey[commonKey(*header, geometry)];
            auto list = std::find_if(lists.begin(), lists.end(), [&](const auto& each) {
                return sameDirections(each.front().geometry().orientation, geometry.orientation);
            });
            if (list == lists.end()) {
                list = lists.emplace(lists.end());
            }
            list->push_back({header, frame, 0.0});
        }
    }
    std::vector<SliceGroup> groups;
    for (auto& [key, lists] : byKey) {
        for (auto& slices : lists) {
            const auto patients = patientsOf.find(slices.front().header->seriesUid);
            const std::size_t count = patients == patientsOf.end() ? 1 : patients->second.size();
            addGroups(std::move(slices), count, groups);
        }
    }
    return groups;
}

}  // namespace disyre
