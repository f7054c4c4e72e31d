// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace disyre {

/// What the readers of headers written as text (NRRD, MetaImage) have in common. Numbers are read
/// as C writes them, whatever the user's language.

/// Tells whether a letter separates words: a space, a tab or the end of a line.
[[nodiscard]] constexpr bool isHeaderSpace(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\v' ||
           letter == '\f';
}

/// Reads numbers from words. One object reads many quickly.
class NumberReader {
public:
    NumberReader();
    /// Returns the number that a whole word is, "nan" and "inf" included; nothing if it is none.
    [[nodiscard]] std::optional<double> number(std::string_view word);

private:
    std::istringstream stream_;
};

/// Returns a text without the spaces at its beginning and end.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Returns a text with the letters A to Z made small.
[[nodiscard]] std::string smallLettersOf(std::string_view text);
/// Returns the words of a text, which are separated by spaces and by the letters of `separators`.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text,
                                               std::string_view separators = "");
/// Returns the numbers of a text; nothing if one of its words is no number.
[[nodiscard]] std::optional<std::vector<double>> numbersOf(std::string_view text,
                                                           std::string_view separators = "");
/// Returns the whole numbers of a text; nothing if one of its words is none.
[[nodiscard]] std::optional<std::vector<std::int64_t>> wholeNumbersOf(std::string_view text);

/// Returns the first line of a text that begins at `at`, without the letters that end it, and moves
/// `at` behind them; nothing if `at` is at the end of the text or the line has no end.
[[nodiscard]] std::optional<std::string_view> nextLine(std::string_view text, std::size_t& at);

/// Returns the paths of data files that a header names by a pattern such as "slice%03d.raw" with
/// the numbers first, last and step. Empty if the pattern has no place for one whole number, or if
/// there would be none or more than 100,000 files.
[[nodiscard]] std::vector<std::filesystem::path> filesOfPattern(const std::filesystem::path& folder,
                                                                std::string_view pattern,
                                                                std::int64_t first,
                                                                std::int64_t last,
                                                                std::int64_t step);

/// Returns the path of a data file whose name, in UTF-8, stands in a header that lies in `folder`.
[[nodiscard]] std::filesystem::path fileBeside(const std::filesystem::path& folder,
                                               std::string_view name);

}  // namespace disyre
