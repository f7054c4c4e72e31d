// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonLines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "core/base/Json.h"

namespace disyre {

namespace {

/// Goes through a text and tells how far the parser has come.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** reached_;
};

/// Notes the line of each value while the parser goes through the text.
class LineFinder : public Json::json_sax_t {
public:
    LineFinder(std::string_view text, const char** reached, JsonLines& found)
        : text_(text), reached_(reached), found_(found) {}

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        levels_.back().name = name;
        levels_.back().line = line();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
        // The position counts the byte that does not fit, from 1.
        const std::size_t before = std::min(text_.size(), position > 0 ? position - 1 : 0);
        found_.brokenAt = linesBefore(before) + 1;
        return false;
    }

private:
    struct Level {
        bool isArray;
        std::string pointer;
        std::string name;  // The member of an object that is being read.
        int next = 0;      // The element of an array that is read next.
        int line = 1;      // The line of the member's name.
    };

    [[nodiscard]] int linesBefore(std::size_t bytes) const {
        return static_cast<int>(
            std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
    }
    [[nodiscard]] int line() const {
        const auto read = static_cast<std::size_t>(*reached_ - text_.data());
        return linesBefore(std::min(read > 0 ? read - 1 : 0, text_.size())) + 1;
    }
    /// Notes the value that begins here, and returns its pointer.
    std::string note() {
        if (levels_.empty()) {
            found_.lines[""] = line();
            return "";
        }
        Level& level = levels_.back();
        const std::string own =
            level.pointer + "/" + (level.isArray ? std::to_string(level.next++) : level.name);
        found_.lines[own] = level.isArray ? line() : level.line;
        return own;
    }
    bool value() {
        (void)note();
        return true;
    }
    bool open(bool isArray) {
        const int at = line();
        Level level{isArray, note(), {}};
        level.line = at;
        levels_.push_back(std::move(level));
        return true;
    }
    bool close() {
        levels_.pop_back();
        return true;
    }

    std::string_view text_;
    const char** reached_;
    JsonLines& found_;
    std::vector<Level> levels_;
};

}  // namespace

int JsonLines::lineOf(std::string pointer) const {
    while (true) {
        const auto found = lines.find(pointer);
        if (found != lines.end()) {
            return found->second;
        }
        const std::size_t slash = pointer.rfind('/');
        if (slash == std::string::npos) {
            return 1;
        }
        pointer.resize(slash);
    }
}

JsonLines jsonLines(std::string_view text) {
    JsonLines found;
    const char* reached = text.data();
    LineFinder finder(text, &reached, found);
    const char* end = text.data() + text.size();
    (void)Json::sax_parse(CountingIterator(text.data(), &reached), CountingIterator(end, &reached),
                          &finder);
    return found;
}

}  // namespace disyre
