// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomElements.h"

#include <cmath>
#include <cstring>
#include <locale>
#include <sstream>

namespace disyre {

const DicomElement* DicomElements::find(std::uint16_t group, std::uint16_t element) const {
    const auto found =
        dataSet_->find((static_cast<std::uint32_t>(group) << 16) | std::uint32_t{element});
    return found == dataSet_->end() ? nullptr : &found->second;
}

std::string_view DicomElements::bytes(std::uint16_t group, std::uint16_t element) const {
    const DicomElement* found = find(group, element);
    const std::string_view all = layout_->dataSet;
    return found == nullptr || found->offset > all.size()
               ? std::string_view()
               : all.substr(found->offset, found->length);
}

std::string DicomElements::text(std::uint16_t group, std::uint16_t element) const {
    const std::string_view value = bytes(group, element);
    constexpr std::string_view kPadding("\0 ", 2);
    const std::size_t first = value.find_first_not_of(kPadding);
    const std::size_t last = value.find_last_not_of(kPadding);
    return first == std::string_view::npos ? std::string()
                                           : std::string(value.substr(first, last - first + 1));
}

std::vector<double> DicomElements::writtenNumbers(std::uint16_t group,
                                                  std::uint16_t element) const {
    std::vector<double> numbers;
    std::istringstream values(text(group, element));
    for (std::string value; std::getline(values, value, '\\');) {
        std::istringstream stream(value);
        stream.imbue(std::locale::classic());
        double number = 0.0;
        if (!(stream >> number) || !std::isfinite(number)) {
            return {};
        }
        numbers.push_back(number);
    }
    return numbers;
}

std::optional<double> DicomElements::writtenNumber(std::uint16_t group,
                                                   std::uint16_t element) const {
    const std::vector<double> numbers = writtenNumbers(group, element);
    return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

std::optional<std::uint64_t> DicomElements::bits(std::uint16_t group, std::uint16_t element,
                                                 std::size_t count) const {
    const std::string_view value = bytes(group, element);
    if (value.size() < count) {
        return std::nullopt;
    }
    const bool big = find(group, element)->bigEndian;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        number = (number << 8) | static_cast<unsigned char>(value[big ? i : count - 1 - i]);
    }
    return number;
}

std::optional<int> DicomElements::shortNumber(std::uint16_t group, std::uint16_t element) const {
    const auto number = bits(group, element, 2);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<std::uint32_t> DicomElements::longNumber(std::uint16_t group,
                                                       std::uint16_t element) const {
    const auto number = bits(group, element, 4);
    return number ? std::optional(static_cast<std::uint32_t>(*number)) : std::nullopt;
}

std::optional<double> DicomElements::doubleNumber(std::uint16_t group,
                                                  std::uint16_t element) const {
    const auto number = bits(group, element, 8);
    double value = 0.0;
    if (number) {
        std::memcpy(&value, &*number, sizeof value);
    }
    return number && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void DicomElements::eachItem(std::uint16_t group, std::uint16_t element,
                             const std::function<void(const DicomElements&)>& use) const {
    if (const DicomElement* found = find(group, element)) {
        for (const DicomDataSet& item : found->items) {
            use(DicomElements(*layout_, item));
        }
    }
}

void DicomElements::firstItem(std::uint16_t group, std::uint16_t element,
                              const std::function<void(const DicomElements&)>& use) const {
    const DicomElement* found = find(group, element);
    if (found != nullptr && !found->items.empty()) {
        use(DicomElements(*layout_, found->items.front()));
    }
}

}  // namespace disyre
