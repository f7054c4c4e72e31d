// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dicom/DicomLayout.h"

namespace disyre {

/// Reads values of a data set or of a sequence's item. An element that is missing or holds no such
/// value gives an empty text or nothing; nothing is thrown. The layout must outlive it.
class DicomElements {
public:
    explicit DicomElements(const DicomLayout& layout)
        : layout_(&layout), dataSet_(&layout.elements) {}

    /// Returns the value's bytes without the padding at both ends.
    [[nodiscard]] std::string text(std::uint16_t group, std::uint16_t element) const;
    /// Returns the numbers of an element that is written as text (IS, DS).
    [[nodiscard]] std::vector<double> writtenNumbers(std::uint16_t group,
                                                     std::uint16_t element) const;
    /// Returns the first of such numbers.
    [[nodiscard]] std::optional<double> writtenNumber(std::uint16_t group,
                                                      std::uint16_t element) const;
    /// Returns a binary number of 16 bits (US).
    [[nodiscard]] std::optional<int> shortNumber(std::uint16_t group, std::uint16_t element) const;
    /// Returns a binary number of 32 bits (UL).
    [[nodiscard]] std::optional<std::uint32_t> longNumber(std::uint16_t group,
                                                          std::uint16_t element) const;
    /// Returns a binary number of double precision (FD).
    [[nodiscard]] std::optional<double> doubleNumber(std::uint16_t group,
                                                     std::uint16_t element) const;

    /// Calls `use` for each item of a sequence; for none if there is no such sequence.
    void eachItem(std::uint16_t group, std::uint16_t element,
                  const std::function<void(const DicomElements&)>& use) const;
    /// Calls `use` for the first item of a sequence, if there is one.
    void firstItem(std::uint16_t group, std::uint16_t element,
                   const std::function<void(const DicomElements&)>& use) const;

private:
    DicomElements(const DicomLayout& layout, const DicomDataSet& dataSet)
        : layout_(&layout), dataSet_(&dataSet) {}

    [[nodiscard]] const DicomElement* find(std::uint16_t group, std::uint16_t element) const;
    [[nodiscard]] std::string_view bytes(std::uint16_t group, std::uint16_t element) const;
    /// Returns the bits of a binary number of this many bytes.
    [[nodiscard]] std::optional<std::uint64_t> bits(std::uint16_t group, std::uint16_t element,
                                                    std::size_t count) const;

    const DicomLayout* layout_;
    const DicomDataSet* dataSet_;
};

}  // namespace disyre
