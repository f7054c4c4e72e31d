// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/HeaderText.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <locale>

#include "core/base/PathText.h"

namespace disyre {

namespace {

std::optional<std::int64_t> wholeNumberOf(std::string_view word) {
    if (word.starts_with('+')) {
        word.remove_prefix(1);
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() && !word.empty()
               ? std::optional(value)
               : std::nullopt;
}

}  // namespace

NumberReader::NumberReader() {
    stream_.imbue(std::locale::classic());
}

std::optional<double> NumberReader::number(std::string_view word) {
    if (const std::optional<std::int64_t> whole = wholeNumberOf(word)) {
        return static_cast<double>(*whole);
    }
    const std::string small = smallLettersOf(word);
    const std::string_view unsignedWord =
        std::string_view(small).substr(small.starts_with('-') || small.starts_with('+') ? 1 : 0);
    if (unsignedWord == "nan") {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (unsignedWord == "inf" || unsignedWord == "infinity") {
        return (small.starts_with('-') ? -1.0 : 1.0) * std::numeric_limits<double>::infinity();
    }
    stream_.clear();
    stream_.str(std::string(word));
    double value = 0.0;
    stream_ >> value;
    if (stream_.fail() || stream_.peek() != std::istringstream::traits_type::eof()) {
        return std::nullopt;
    }
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isHeaderSpace(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isHeaderSpace(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string smallLettersOf(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return small;
}

std::vector<std::string> wordsOf(std::string_view text, std::string_view separators) {
    std::vector<std::string> words;
    bool inWord = false;
    for (const char letter : text) {
        if (isHeaderSpace(letter) || separators.find(letter) != std::string_view::npos) {
            inWord = false;
            continue;
        }
        if (!inWord) {
            words.emplace_back();
            inWord = true;
        }
        words.back() += letter;
    }
    return words;
}

std::optional<std::vector<double>> numbersOf(std::string_view text, std::string_view separators) {
    std::vector<double> numbers;
    NumberReader reader;
    for (const std::string& word : wordsOf(text, separators)) {
        const std::optional<double> number = reader.number(word);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::vector<std::int64_t>> wholeNumbersOf(std::string_view text) {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : wordsOf(text)) {
        const std::optional<std::int64_t> number = wholeNumberOf(word);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::string_view> nextLine(std::string_view text, std::size_t& at) {
    const std::size_t end = at < text.size() ? text.find('\n', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

std::filesystem::path fileBeside(const std::filesystem::path& folder, std::string_view name) {
    return folder / pathFromUtf8(name);
}

std::vector<std::filesystem::path> filesOfPattern(const std::filesystem::path& folder,
                                                  std::string_view pattern, std::int64_t first,
                                                  std::int64_t last, std::int64_t step) {
    const std::size_t percent = pattern.find('%');
    const std::size_t letter =
        percent == std::string_view::npos ? percent : pattern.find('d', percent);
    if (letter == std::string_view::npos || pattern.find('%', letter) != std::string_view::npos) {
        return {};
    }
    // Between the two stand nothing, the number of digits, or that number after a zero.
    const std::string_view digits = pattern.substr(percent + 1, letter - percent - 1);
    const std::optional<std::int64_t> width =
        digits.empty() ? std::optional<std::int64_t>(0) : wholeNumberOf(digits);
    constexpr std::int64_t kMostDigits = 12;
    constexpr std::int64_t kMostFiles = 100000;
    constexpr std::int64_t kLargest = std::int64_t{1} << 40;
    if (!width || *width < 0 || *width > kMostDigits || step < 1 || first < 0 || last < first ||
        last > kLargest || (last - first) / step >= kMostFiles) {
        return {};
    }
    std::vector<std::filesystem::path> files;
    for (std::int64_t number = first; number <= last; number += step) {
        std::string written = fmt::format("{}", number);
        while (static_cast<std::int64_t>(written.size()) < *width) {
            written.insert(written.begin(), digits.starts_with('0') ? '0' : ' ');
        }
        files.push_back(fileBeside(folder, fmt::format("{}{}{}", pattern.substr(0, percent),
                                                       written, pattern.substr(letter + 1))));
    }
    return files;
}

}  // namespace disyre
