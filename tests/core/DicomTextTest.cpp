// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomText.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

TEST(DicomText, PlainLettersNeedNoCharacterSet) {
    EXPECT_EQ(dicomTextToUtf8("Doe^John", ""), "Doe^John");
}

TEST(DicomText, SingleByteSetsAreConverted) {
    EXPECT_EQ(dicomTextToUtf8("Buc^J\xe9r\xf4me", "ISO_IR 100"), "Buc^Jérôme");
    EXPECT_EQ(
        dicomTextToUtf8("\xbb\xee\xda\x63\x65\xdc\xd1\x79\x70\x71\x20", "ISO_IR 144").substr(0, 4),
        "Лю");
    EXPECT_EQ(dicomTextToUtf8("\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2", "ISO_IR 126"), "Διονυσιος");
}

// The names are the examples of PS3.5, annexes H, I and J.
TEST(DicomText, JapaneseAndKoreanSwitchSetsInTheMiddle) {
    EXPECT_EQ(dicomTextToUtf8("Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^"
                              "\x1b$B$?$m$&\x1b(B",
                              "\\ISO 2022 IR 87"),
              "Yamada^Tarou=山田^太郎=やまだ^たろう");
    EXPECT_EQ(dicomTextToUtf8("Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab"
                              "^\x1b$)C\xb1\xe6\xb5\xbf",
                              "\\ISO 2022 IR 149"),
              "Hong^Gildong=洪^吉洞=홍^길동");
}

TEST(DicomText, ChineseSetsOfSeveralBytesAreConverted) {
    EXPECT_EQ(dicomTextToUtf8("Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab", "GB18030"),
              "Wang^XiaoDong=王^小东");
}

TEST(DicomText, BytesThatTheSetDoesNotHaveAreReplaced) {
    EXPECT_EQ(dicomTextToUtf8("a\xff"
                              "b",
                              "ISO_IR 192"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(dicomTextToUtf8("M\xfcller", ""), "M\xEF\xBF\xBDller");
    EXPECT_EQ(dicomTextToUtf8("\x1b", "\\ISO 2022 IR 87"), "");
}

TEST(DicomText, NamesReadWithoutDicomsMarks) {
    EXPECT_EQ(readablePersonName("Mustermann^Erika^^Dr.="), "Mustermann Erika  Dr.");
    EXPECT_EQ(readablePersonName(""), "");
}

}  // namespace
}  // namespace disyre
