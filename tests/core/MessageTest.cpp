// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <new>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// The number of places {0}, {1} … that a message has, which must follow each other without a gap.
std::size_t placesOf(const MessagePattern& pattern) {
    const std::string text = std::string(pattern.problem) + pattern.advice;
    std::size_t count = 0;
    while (text.find("{" + std::to_string(count) + "}") != std::string::npos) {
        ++count;
    }
    return count;
}

std::vector<MessageArgument> examples(std::size_t count) {
    std::vector<MessageArgument> arguments;
    for (std::size_t i = 0; i < count; ++i) {
        arguments.emplace_back("<value " + std::to_string(i) + ">");
    }
    return arguments;
}

TEST(Message, EveryMessageHasAStableNameOfItsOwn) {
    std::set<std::string> names;
    const std::regex form("[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)");
    std::size_t number = 0;
    for (const MessagePattern& pattern : allMessages()) {
        EXPECT_EQ(static_cast<std::size_t>(pattern.id), number++) << pattern.name;
        EXPECT_TRUE(std::regex_match(pattern.name, form)) << pattern.name;
        EXPECT_TRUE(names.insert(pattern.name).second) << pattern.name << " stands twice";
        EXPECT_STREQ(nameOf(pattern.id), pattern.name);
    }
    EXPECT_GT(names.size(), 200u);
}

TEST(Message, EveryEnglishTextUsesAllItsArgumentsAndKeepsNoPlace) {
    for (const MessagePattern& pattern : allMessages()) {
        const std::size_t places = placesOf(pattern);
        const std::string text = Message(pattern.id, examples(places)).text();
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        for (std::size_t i = 0; i < places; ++i) {
            EXPECT_NE(text.find("<value " + std::to_string(i) + ">"), std::string::npos) << text;
        }
        EXPECT_STREQ(Error(pattern.id, examples(places)).what(), text.c_str());
    }
}

TEST(Message, AnErrorOfAFileBeginsWithTheFileAndEndsWithTheAdvice) {
    const ScanError error("a.nii", MessageId::ScanTooLarge, {40000, 2, 3});
    EXPECT_STREQ(error.what(),
                 "\"a.nii\": states 40000 x 2 x 3 voxels, which is more than the program can work "
                 "with. Check the file, or resample the scan first.");
    EXPECT_EQ(error.id(), MessageId::ScanTooLarge);
    EXPECT_EQ(error.message().file, "a.nii");
    EXPECT_STREQ(FileError("b", MessageId::FileMissing).what(), "\"b\": does not exist.");
}

TEST(Message, ANumberHasTheWordsThatFitIt) {
    EXPECT_EQ(Message(MessageId::DicomFilesLeftOut, {1, "a.dcm"}).text(),
              "1 file could not be read and was left out, the first of them \"a.dcm\".");
    EXPECT_EQ(Message(MessageId::DicomFilesLeftOut, {2, "a.dcm"}).text(),
              "2 files could not be read and were left out, the first of them \"a.dcm\".");
    // A translation has words of its own, and may need none.
    const MessageLanguage german{[](const char*) { return "{0} {0:Datei fehlt|Dateien fehlen}"; },
                                 ","};
    EXPECT_EQ(Message(MessageId::DicomFilesLeftOut, {1, "a.dcm"}).text(german), "1 Datei fehlt");
    EXPECT_EQ(Message(MessageId::DicomFilesLeftOut, {7, "a.dcm"}).text(german), "7 Dateien fehlen");
}

TEST(Message, AMessageInsideAnotherIsToldInTheSameLanguage) {
    const SettingsError inner(MessageId::CardSmoothing, {8.5});
    const ModelError error("card.json", MessageId::CardWrong, {inner.message()});
    EXPECT_STREQ(error.what(),
                 "\"card.json\": is a wrong model card: the smoothing of the map lies between 0 "
                 "and 8.5 mm.");
    const MessageLanguage shouting{
        [](const char* english) {
            std::string text = english;
            for (char& letter : text) {
                letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
            }
            return text;
        },
        ","};
    EXPECT_EQ(error.message().text(shouting),
              "\"card.json\": IS A WRONG MODEL CARD: THE SMOOTHING OF THE MAP LIES BETWEEN 0 AND "
              "8,5 MM.");
}

TEST(Message, TextsKeepTheirPointsWhereNumbersTakeTheLanguages) {
    const MessageLanguage german{[](const char* english) { return english; }, ","};
    EXPECT_EQ(Message(MessageId::CardNewerVersion, {"1.5", 2.5}).text(german),
              "was written by a newer version (format 1.5, this program reads up to 2,5) Update "
              "the program.");
}

TEST(Message, AnErrorCanBeSaidOfAFile) {
    const SettingsError error(MessageId::BrainNone);
    EXPECT_STREQ(ScanError("a.nii", error.message()).what(),
                 "\"a.nii\": No brain was found in the scan: nothing differs from its background.");
}

TEST(Message, ExceptionsOfOtherLibrariesHaveMessagesToo) {
    EXPECT_EQ(messageOf(std::bad_alloc()).id, MessageId::MemoryShortForThis);
    EXPECT_EQ(messageOf(std::runtime_error("odd")).text(), "Something unexpected failed: odd");
    EXPECT_EQ(messageOf(Stopped()).text(), "Stopped on request.");
    EXPECT_EQ(messageOf(FileError("b", MessageId::FileMissing)).file, "b");
}

// ---- What the sources say -----------------------------------------------------------------------

std::string sourceWithoutComments(const fs::path& file) {
    std::ifstream stream(file);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    return std::regex_replace(text, std::regex("(^|[ \\t\\n])//[^\\n]*"), "$1");
}

/// The text from an opening bracket to the one that closes it, brackets in strings left out.
std::string bracketed(const std::string& text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '"' || (text[i] == '\'' && text[i + 1] != ' ' && i + 2 < text.size() &&
                               (text[i + 2] == '\'' || text[i + 1] == '\\'))) {
            const char quote = text[i];
            for (++i; i < text.size() && text[i] != quote; ++i) {
                i += text[i] == '\\' ? 1 : 0;
            }
        } else if (std::string("([{").find(text[i]) != std::string::npos) {
            ++depth;
        } else if (std::string(")]}").find(text[i]) != std::string::npos && --depth == 0) {
            return text.substr(open, i - open + 1);
        }
    }
    return {};
}

/// The parts between the commas of a bracketed text, commas in inner brackets and strings left out.
std::vector<std::string> partsOf(const std::string& bracketedText) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 1; i + 1 < bracketedText.size(); ++i) {
        const char letter = bracketedText[i];
        if (letter == '"') {
            const std::size_t from = i;
            for (++i; bracketedText[i] != '"'; ++i) {
                i += bracketedText[i] == '\\' ? 1 : 0;
            }
            parts.back() += bracketedText.substr(from, i - from + 1);
        } else if (std::string("([{").find(letter) != std::string::npos) {
            const std::string inner = bracketed(bracketedText, i);
            parts.back() += inner;
            i += inner.size() - 1;
        } else if (letter == ',') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

/// The places of each message, by the name of its value in the sources.
std::map<std::string, std::size_t> placesByValue() {
    std::map<std::string, std::size_t> places;
#define DISYRE_MESSAGE(id, name, problem, advice) \
    places[#id] = placesOf(allMessages()[static_cast<std::size_t>(MessageId::id)]);
#include "core/base/MessageList.h"
#undef DISYRE_MESSAGE
    return places;
}

TEST(ErrorSources, NoErrorIsMadeFromABareStringAndEachHasTheArgumentsOfItsMessage) {
    const std::map<std::string, std::size_t> places = placesByValue();
    const std::regex made("\\b(?:File|Scan|ConstantScan|Model|Settings|Compute)?Error\\(");
    const std::regex named("^\\s*MessageId::(\\w+)\\s*$");
    int found = 0;
    for (const char* room : {"core", "app", "ui"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(DISYRE_SOURCE_DIR) / room)) {
            const fs::path& file = entry.path();
            if ((file.extension() != ".cpp" && file.extension() != ".h") ||
                file.filename().string().starts_with("Error.")) {
                continue;
            }
            const std::string text = sourceWithoutComments(file);
            for (std::sregex_iterator match(text.begin(), text.end(), made), end; match != end;
                 ++match) {
                const auto open = static_cast<std::size_t>(match->position() + match->length()) - 1;
                const std::string call = bracketed(text, open);
                const std::vector<std::string> parts = partsOf(call);
                ++found;
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    EXPECT_EQ(parts[i].find('{') == std::string::npos ? parts[i].find('"')
                                                                      : std::string::npos,
                              std::string::npos)
                        << file << ": " << call;
                    std::smatch value;
                    if (std::regex_match(parts[i], value, named)) {
                        ASSERT_TRUE(places.count(value[1])) << file << ": " << call;
                        const bool given = i + 1 < parts.size();
                        const std::size_t count =
                            given ? partsOf(parts[i + 1].substr(parts[i + 1].find('{'))).size() : 0;
                        EXPECT_EQ(count, places.at(value[1])) << file << ": " << call;
                    }
                }
            }
        }
    }
    EXPECT_GT(found, 150);
}

TEST(ErrorSources, EveryMessageIsSaidSomewhere) {
    std::string sources;
    for (const char* room : {"core", "app", "ui"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(DISYRE_SOURCE_DIR) / room)) {
            const fs::path& file = entry.path();
            if (file.extension() == ".cpp" || file.extension() == ".h") {
                sources += sourceWithoutComments(file);
            }
        }
    }
    for (const auto& [value, places] : placesByValue()) {
        EXPECT_TRUE(std::regex_search(sources, std::regex("MessageId::" + value + "\\b"))) << value;
    }
}

}  // namespace
}  // namespace disyre
