// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomHeader.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <new>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomElements.h"
#include "core/dicom/DicomText.h"

namespace disyre {

namespace {

constexpr double kMostFrames = 100000.0;

int integerOf(const std::optional<double>& number) {
    return number && std::abs(*number) < 2e9 ? static_cast<int>(*number) : 0;
}

double positiveOf(const std::optional<double>& number) {
    return number && *number > 0.0 ? *number : 0.0;
}

/// Returns the first argument that is above 0.
double firstPositive(double first, double second) {
    return first > 0.0 ? first : second;
}

std::string firstNotEmpty(std::string first, std::string second) {
    return first.empty() ? std::move(second) : std::move(first);
}

/// Writes a date of eight digits as "2004-11-03"; any other text becomes empty.
std::string dateText(const std::string& digits) {
    const bool isDate = digits.size() >= 8 &&
                        std::all_of(digits.begin(), digits.begin() + 8,
                                    [](unsigned char digit) { return std::isdigit(digit) != 0; });
    return isDate ? digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2)
                  : std::string();
}

/// Returns the age in years that is written as "045Y", "018M", "003W" or "010D".
std::optional<double> writtenAge(const std::string& age) {
    if (age.size() < 2 || age.size() > 4 || !std::all_of(age.begin(), age.end() - 1, [](char c) {
            return std::isdigit(static_cast<unsigned char>(c)) != 0;
        })) {
        return std::nullopt;
    }
    const double number = std::stoi(age.substr(0, age.size() - 1));
    if (number == 0.0) {
        return std::nullopt;  // What programs write that remove the patient's data.
    }
    switch (age.back()) {
        case 'Y':
            return number;
        case 'M':
            return number / 12.0;
        case 'W':
            return number / 52.18;
        case 'D':
            return number / 365.25;
        default:
            return std::nullopt;
    }
}

/// Returns the years between two dates as dateText() writes them.
std::optional<double> yearsBetween(const std::string& birth, const std::string& study) {
    if (birth.empty() || study.empty()) {
        return std::nullopt;
    }
    const auto years = [](const std::string& date) {
        return std::stoi(date.substr(0, 4)) + (std::stoi(date.substr(5, 2)) - 1) / 12.0 +
               (std::stoi(date.substr(8, 2)) - 1) / 365.25;
    };
    const double age = years(study) - years(birth);
    return age > 0.0 && age < 130.0 ? std::optional(age) : std::nullopt;
}

/// Returns the two directions if they are unit vectors at right angles, as DICOM asks for.
std::optional<std::array<double, 6>> usableOrientation(const std::vector<double>& numbers) {
    if (numbers.size() != 6) {
        return std::nullopt;
    }
    std::array<double, 6> directions{};
    std::copy(numbers.begin(), numbers.end(), directions.begin());
    double across = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        across += directions[i] * directions[i + 3];
    }
    for (const std::size_t first : {std::size_t{0}, std::size_t{3}}) {
        double* direction = directions.data() + first;
        const double length = std::hypot(direction[0], direction[1], direction[2]);
        if (std::abs(length - 1.0) > 0.01 || std::abs(across) > 0.01) {
            return std::nullopt;
        }
        std::for_each(direction, direction + 3, [length](double& value) { value /= length; });
    }
    return directions;
}

/// Reads what stands in the items of functional groups as in a classic file: where a slice lies.
void readGeometry(const DicomElements& from, DicomFrame& frame) {
    if (const auto orientation = usableOrientation(from.writtenNumbers(0x0020, 0x0037))) {
        frame.orientation = orientation;
    }
    const std::vector<double> position = from.writtenNumbers(0x0020, 0x0032);
    if (position.size() == 3) {
        frame.position = {position[0], position[1], position[2]};
    }
    const std::vector<double> spacing = from.writtenNumbers(0x0028, 0x0030);
    if (spacing.size() >= 2 && spacing[0] > 0.0 && spacing[1] > 0.0) {
        frame.pixelSpacing = {spacing[0], spacing[1]};
    }
    frame.sliceThickness =
        firstPositive(positiveOf(from.writtenNumber(0x0018, 0x0050)), frame.sliceThickness);
    frame.sliceSpacing =
        firstPositive(positiveOf(from.writtenNumber(0x0018, 0x0088)), frame.sliceSpacing);
}

/// Reads the rescaling of stored values. A slope of 0 would wipe out the image and is taken as 1.
void readRescaling(const DicomElements& from, DicomFrame& frame) {
    const double slope = from.writtenNumber(0x0028, 0x1053).value_or(frame.slope);
    frame.slope = slope != 0.0 ? slope : 1.0;
    frame.intercept = from.writtenNumber(0x0028, 0x1052).value_or(frame.intercept);
}

/// Reads the functional groups of an enhanced file (PS3.3, section C.7.6.16): those that all frames
/// share, or those of one frame.
void readFunctionalGroups(const DicomElements& groups, DicomFrame& frame) {
    const auto geometry = [&frame](const DicomElements& item) { readGeometry(item, frame); };
    groups.firstItem(0x0028, 0x9110, geometry);  // Pixel measures.
    groups.firstItem(0x0020, 0x9113, geometry);  // Plane position.
    groups.firstItem(0x0020, 0x9116, geometry);  // Plane orientation.
    groups.firstItem(0x0028, 0x9145,
                     [&frame](const DicomElements& item) { readRescaling(item, frame); });
    groups.firstItem(0x0018, 0x9114, [&frame](const DicomElements& item) {
        frame.echoTime = item.doubleNumber(0x0018, 0x9082).value_or(frame.echoTime);
    });
    groups.firstItem(0x0018, 0x9117, [&frame](const DicomElements& item) {
        frame.diffusion = item.doubleNumber(0x0018, 0x9087).value_or(frame.diffusion);
    });
    groups.firstItem(0x0018, 0x9226, [&frame](const DicomElements& item) {
        frame.imageType = firstNotEmpty(item.text(0x0008, 0x9007), frame.imageType);
    });
    groups.firstItem(0x0062, 0x000a, [&frame](const DicomElements& item) {
        frame.segment = item.shortNumber(0x0062, 0x000b).value_or(frame.segment);
    });
    groups.firstItem(0x0020, 0x9111, [&frame](const DicomElements& item) {
        frame.stack = firstNotEmpty(item.text(0x0020, 0x9056), frame.stack);
        frame.temporalPosition = static_cast<int>(
            item.longNumber(0x0020, 0x9128).value_or(unsigned(frame.temporalPosition)));
        frame.acquisition = item.shortNumber(0x0020, 0x9156).value_or(frame.acquisition);
    });
}

void readIdentity(const DicomElements& from, DicomHeader& header) {
    const std::string sets = from.text(0x0008, 0x0005);
    const auto words = [&](std::uint16_t group, std::uint16_t element) {
        return dicomTextToUtf8(from.text(group, element), sets);
    };
    header.sopClass = from.text(0x0008, 0x0016);
    header.sopInstance = from.text(0x0008, 0x0018);
    header.studyUid = from.text(0x0020, 0x000d);
    header.seriesUid = from.text(0x0020, 0x000e);
    header.patientName = words(0x0010, 0x0010);
    header.patientId = words(0x0010, 0x0020);
    header.date = firstNotEmpty(
        dateText(from.text(0x0008, 0x0020)),
        firstNotEmpty(dateText(from.text(0x0008, 0x0021)), dateText(from.text(0x0008, 0x0022))));
    header.patientBirthDate = dateText(from.text(0x0010, 0x0030));
    header.patientAge = writtenAge(from.text(0x0010, 0x1010));
    if (!header.patientAge) {
        header.patientAge = yearsBetween(header.patientBirthDate, header.date);
    }
    header.description = firstNotEmpty(words(0x0008, 0x103e), words(0x0018, 0x1030));
    header.modality = from.text(0x0008, 0x0060);
    header.imageType = from.text(0x0008, 0x0008);
    header.manufacturer = words(0x0008, 0x0070);
    header.contrastAgent = words(0x0018, 0x0010);
    from.firstItem(0x0018, 0x0012, [&](const DicomElements& agent) {  // In enhanced files.
        header.contrastAgent =
            firstNotEmpty(header.contrastAgent, dicomTextToUtf8(agent.text(0x0008, 0x0104), sets));
    });
    header.seriesNumber = integerOf(from.writtenNumber(0x0020, 0x0011));
    header.instanceNumber = integerOf(from.writtenNumber(0x0020, 0x0013));
    header.acquisitionNumber = integerOf(from.writtenNumber(0x0020, 0x0012));
    header.echoNumber = integerOf(from.writtenNumber(0x0018, 0x0086));
}

void readSequence(const DicomElements& from, DicomHeader& header) {
    header.scanningSequence = from.text(0x0018, 0x0020);
    header.isThreeDimensional = from.text(0x0018, 0x0023) == "3D";
    header.repetitionTime = positiveOf(from.writtenNumber(0x0018, 0x0080));
    header.echoTime = positiveOf(from.writtenNumber(0x0018, 0x0081));
    header.inversionTime = positiveOf(from.writtenNumber(0x0018, 0x0082));
    header.lossy = from.text(0x0028, 0x2110) == "01";
}

void readImageShape(const DicomElements& from, DicomHeader& header) {
    header.rows = from.shortNumber(0x0028, 0x0010).value_or(0);
    header.columns = from.shortNumber(0x0028, 0x0011).value_or(0);
    header.samples = from.shortNumber(0x0028, 0x0002).value_or(1);
    header.bitsAllocated = from.shortNumber(0x0028, 0x0100).value_or(0);
    header.bitsStored = from.shortNumber(0x0028, 0x0101).value_or(header.bitsAllocated);
    if (header.bitsStored < 1 || header.bitsStored > header.bitsAllocated) {
        header.bitsStored = header.bitsAllocated;
    }
    header.isSigned = from.shortNumber(0x0028, 0x0103).value_or(0) == 1;
    header.photometric = from.text(0x0028, 0x0004);
}

/// Reads what differs from slice to slice.
void readFrames(const DicomElements& from, DicomHeader& header) {
    const double count = from.writtenNumber(0x0028, 0x0008).value_or(1.0);
    if (count > kMostFrames) {
        throw ScanError(header.file, MessageId::DicomTooLarge,
                        {header.columns, header.rows, static_cast<long long>(count)});
    }
    DicomFrame shared;
    shared.imageType = header.imageType;
    shared.echoTime = header.echoTime;
    shared.acquisition = header.acquisitionNumber;
    shared.temporalPosition = integerOf(from.writtenNumber(0x0020, 0x0100));
    shared.diffusion = from.doubleNumber(0x0018, 0x9087).value_or(0.0);
    readGeometry(from, shared);
    readRescaling(from, shared);
    from.firstItem(0x5200, 0x9229,
                   [&](const DicomElements& groups) { readFunctionalGroups(groups, shared); });
    header.frames.assign(static_cast<std::size_t>(std::max(1.0, count)), shared);
    std::size_t number = 0;
    from.eachItem(0x5200, 0x9230, [&](const DicomElements& groups) {
        if (number < header.frames.size()) {
            readFunctionalGroups(groups, header.frames[number++]);
        }
    });
    if (number == 0 && header.frames.size() > 1) {
        // A multi-frame file without functional groups states one position at most, which cannot
        // be that of all its slices.
        for (DicomFrame& frame : header.frames) {
            frame.position.reset();
        }
    }
    header.echoTime = firstPositive(header.echoTime, header.frames.front().echoTime);
}

}  // namespace

DicomHeader readDicomHeader(const std::filesystem::path& path) {
    const DicomLayout layout = readDicomLayout(path);
    DicomHeader header;
    header.file = path;
    header.transferSyntax = layout.transferSyntax;
    header.hasPixels = layout.hasPixels;
    header.isFloat = layout.hasFloatPixels;
    try {
        const DicomElements elements(layout);
        readIdentity(elements, header);
        readSequence(elements, header);
        readImageShape(elements, header);
        readFrames(elements, header);
    } catch (const std::bad_alloc&) {
        throw ScanError(path, MessageId::ScanMemory);
    }
    return header;
}

}  // namespace disyre
