// SPDX-License-Identifier: GPL-3.0-or-later
// disyre-reader: decodes compressed images for disyre and disyre-explorer, which start it. It reads
// one image after the other from its standard input, and answers on its standard output; it needs
// no file, and gives up the right to open any before it reads the first byte. What can go wrong in
// the decoders ends this program, and the one that started it says so in a sentence.
#include <cstdio>
#include <iostream>
#include <new>
#include <optional>
#include <string>

#include "core/dicom/CodedImage.h"
#include "core/dicom/PixelCodecs.h"
#include "core/platform/ProcessLimits.h"

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#endif

namespace {

using namespace disyre;

bool readAll(char* bytes, std::size_t count) {
    return std::fread(bytes, 1, count, stdin) == count;
}

bool answer(DecodingOutcome outcome, const std::string& values) {
    const std::string head = decodingAnswer(outcome, values.size());
    return std::fwrite(head.data(), 1, head.size(), stdout) == head.size() &&
           std::fwrite(values.data(), 1, values.size(), stdout) == values.size() &&
           std::fflush(stdout) == 0;
}

/// Answers one question. Returns false if there is none or the answer cannot be written.
bool answerNext() {
    std::string head(kQuestionLength, '\0');
    CodedImage image;
    std::uint64_t following = 0;
    if (!readAll(head.data(), head.size()) || !readDecodingQuestion(head, image, following)) {
        return false;
    }
    limitSecondsOfThisProcess(kReaderSeconds);
    image.bytes.resize(following);
    if (!readAll(image.bytes.data(), image.bytes.size())) {
        return false;
    }
    std::optional<std::string> values;
    try {
        values = decodedWithGdcm(image);
    } catch (const std::bad_alloc&) {
        return answer(DecodingOutcome::Memory, {});
    }
    return values ? answer(DecodingOutcome::Decoded, *values)
                  : answer(DecodingOutcome::Damaged, {});
}

}  // namespace

int main(int argc, char** /*argv*/) {
    if (argc > 1) {
        std::cout << "This program is started by disyre and disyre-explorer, to decode compressed "
                     "images apart from them. It has no options.\n";
        return 2;
    }
#if defined(_WIN32)
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    confineThisProcess(kReaderMegabytes);
    while (answerNext()) {
    }
    return 0;
}
