// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomText.h"

#include <iconv.h>

#include <algorithm>
#include <array>

namespace disyre {

namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

/// A character set of DICOM (PS3.3, tables C.12-2 to C.12-5): its defined term without the words
/// "ISO_IR" or "ISO 2022 IR", the escape sequence that switches to it (without the escape
/// character itself), and iconv's name of it.
struct CharacterSet {
    std::string_view term;
    std::string_view escape;
    const char* name;
};
constexpr std::array kCharacterSets = {CharacterSet{"6", "(B", "ASCII"},
                                       CharacterSet{"100", "-A", "ISO-8859-1"},
                                       CharacterSet{"101", "-B", "ISO-8859-2"},
                                       CharacterSet{"109", "-C", "ISO-8859-3"},
                                       CharacterSet{"110", "-D", "ISO-8859-4"},
                                       CharacterSet{"144", "-L", "ISO-8859-5"},
                                       CharacterSet{"127", "-G", "ISO-8859-6"},
                                       CharacterSet{"126", "-F", "ISO-8859-7"},
                                       CharacterSet{"138", "-H", "ISO-8859-8"},
                                       CharacterSet{"148", "-M", "ISO-8859-9"},
                                       CharacterSet{"203", "-b", "ISO-8859-15"},
                                       CharacterSet{"166", "-T", "TIS-620"},
                                       CharacterSet{"13", ")I", "SHIFT_JIS"},
                                       CharacterSet{"14", "(J", "SHIFT_JIS"},
                                       CharacterSet{"149", "$)C", "EUC-KR"},
                                       CharacterSet{"58", "$)A", "GB2312"},
                                       CharacterSet{"192", "", "UTF-8"},
                                       CharacterSet{"GB18030", "", "GB18030"},
                                       CharacterSet{"GBK", "", "GBK"}};

/// Two character sets whose every letter is two bytes below 128. iconv knows them only together
/// with their escape sequences.
constexpr std::array kTwoByteSets = {CharacterSet{"87", "$B", "ISO-2022-JP"},
                                     CharacterSet{"159", "$(D", "ISO-2022-JP-2"}};

std::string convertedToUtf8(std::string_view bytes, const char* from) {
    const iconv_t converter = iconv_open("UTF-8", from);
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return std::string(bytes);
    }
    std::string text;
    std::string in(bytes);
    char* next = in.data();
    std::size_t left = in.size();
    while (left > 0) {
        std::array<char, 256> piece{};
        char* out = piece.data();
        std::size_t space = piece.size();
        const std::size_t before = left;
        const bool stuck = iconv(converter, &next, &left, &out, &space) == std::size_t(-1);
        text.append(piece.data(), piece.size() - space);
        if (stuck && (left == before || space > 8) && left > 0) {
            text += kReplacement;
            ++next;
            --left;
        }
    }
    iconv_close(converter);
    return text;
}

/// Returns iconv's name of a defined term of Specific Character Set; ASCII for an empty one.
const char* characterSetOf(std::string_view term) {
    for (const std::string_view prefix : {"ISO_IR ", "ISO 2022 IR ", "ISO_IR", "ISO-IR "}) {
        if (term.starts_with(prefix)) {
            term.remove_prefix(prefix.size());
            break;
        }
    }
    const auto* found = std::find_if(kCharacterSets.begin(), kCharacterSets.end(),
                                     [term](const CharacterSet& set) { return set.term == term; });
    // What is stated in no way that DICOM knows is mostly Latin 1, in which every byte is a letter.
    return found != kCharacterSets.end() ? found->name : term.empty() ? "ASCII" : "ISO-8859-1";
}

/// Returns the character set whose escape sequence `text` begins with, or null.
template <std::size_t count>
const CharacterSet* escapedSet(const std::array<CharacterSet, count>& sets, std::string_view text) {
    const auto found = std::find_if(sets.begin(), sets.end(), [text](const CharacterSet& set) {
        return !set.escape.empty() && text.starts_with(set.escape);
    });
    return found == sets.end() ? nullptr : &*found;
}

/// Converts the part of a text that follows an escape sequence.
std::string escapedPart(std::string_view part, const char* first) {
    if (const CharacterSet* set = escapedSet(kTwoByteSets, part)) {
        return convertedToUtf8("\x1b" + std::string(part), set->name);
    }
    if (const CharacterSet* set = escapedSet(kCharacterSets, part)) {
        part.remove_prefix(set->escape.size());
        // Back in ASCII, the letters above 128 are still those of the first character set.
        return convertedToUtf8(part, set->escape == "(B" ? first : set->name);
    }
    return convertedToUtf8(part, first);
}

}  // namespace

std::string dicomTextToUtf8(std::string_view bytes, std::string_view characterSets) {
    std::string_view firstTerm = characterSets.substr(0, characterSets.find('\\'));
    while (firstTerm.ends_with(' ')) {
        firstTerm.remove_suffix(1);
    }
    const char* first = characterSetOf(firstTerm);
    constexpr char kEscape = '\x1b';
    std::size_t from = bytes.find(kEscape);
    std::string text = convertedToUtf8(bytes.substr(0, from), first);
    while (from != std::string_view::npos) {
        const std::size_t next = bytes.find(kEscape, from + 1);
        text += escapedPart(
            bytes.substr(from + 1,
                         next == std::string_view::npos ? std::string_view::npos : next - from - 1),
            first);
        from = next;
    }
    return text;
}

std::string readablePersonName(const std::string& name) {
    std::string readable = name.substr(0, name.find('='));
    std::replace(readable.begin(), readable.end(), '^', ' ');
    while (readable.ends_with(' ')) {
        readable.pop_back();
    }
    return readable;
}

}  // namespace disyre
