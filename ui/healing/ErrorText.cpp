// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ErrorText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

#include "core/base/Error.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Problems without a full stop are followed by one, and perhaps by advice.
constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("CoreSentences", "does not exist"),
    QT_TRANSLATE_NOOP("CoreSentences", "Check the name and the folder."),
    QT_TRANSLATE_NOOP("CoreSentences", "is a folder, not a scan"),
    QT_TRANSLATE_NOOP("CoreSentences", "Choose a 3-D scan as a .nii or .nii.gz file."),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be opened"),
    QT_TRANSLATE_NOOP("CoreSentences", "Check that you may read it."),
    QT_TRANSLATE_NOOP("CoreSentences", "is no NIfTI file, or a truncated one"),
    QT_TRANSLATE_NOOP("CoreSentences", "is no NIfTI file"),
    QT_TRANSLATE_NOOP("CoreSentences", "is no NIfTI file that can be read"),
    QT_TRANSLATE_NOOP("CoreSentences", "its header is damaged (number of dimensions)"),
    QT_TRANSLATE_NOOP("CoreSentences", "its header is damaged (a dimension is not positive)"),
    QT_TRANSLATE_NOOP("CoreSentences", "its header is damaged (where the voxels begin)"),
    QT_TRANSLATE_NOOP("CoreSentences", "its header is damaged (voxel spacing)"),
    QT_TRANSLATE_NOOP("CoreSentences", "is a series of %1 volumes, not one 3-D scan"),
    QT_TRANSLATE_NOOP("CoreSentences", "Save the volume you want to look at as a file of its own."),
    QT_TRANSLATE_NOOP("CoreSentences", "is a flat picture, not a 3-D scan"),
    QT_TRANSLATE_NOOP("CoreSentences", "claims %1 x %2 x %3 voxels, more than can be worked with"),
    QT_TRANSLATE_NOOP("CoreSentences", "claims voxels of %1 mm"),
    QT_TRANSLATE_NOOP("CoreSentences", "Check the file's voxel spacing."),
    QT_TRANSLATE_NOOP("CoreSentences", "Check the file, or resample the scan first."),
    QT_TRANSLATE_NOOP("CoreSentences", "is truncated: it holds less than its header says"),
    QT_TRANSLATE_NOOP("CoreSentences", "is truncated or damaged: its voxels cannot be read to the end"),
    QT_TRANSLATE_NOOP("CoreSentences", "Copy or export the scan again."),
    QT_TRANSLATE_NOOP("CoreSentences", "keeps its voxels in a second file (.hdr and .img)"),
    QT_TRANSLATE_NOOP("CoreSentences", "Convert the pair to one .nii or .nii.gz file."),
    QT_TRANSLATE_NOOP("CoreSentences", "stores voxels of a kind (NIfTI code %1) that is no grey-value scan"),
    QT_TRANSLATE_NOOP("CoreSentences", "Colour, complex and binary images cannot be opened."),
    QT_TRANSLATE_NOOP("CoreSentences", "holds no number in any voxel (all are NaN or infinite)"),
    QT_TRANSLATE_NOOP("CoreSentences", "Export the scan again."),
    QT_TRANSLATE_NOOP("CoreSentences", "is constant: every voxel is %1"),
    QT_TRANSLATE_NOOP("CoreSentences", "Choose a scan with an image in it, or a mask that marks something."),
    QT_TRANSLATE_NOOP("CoreSentences", "does not fit in this machine's memory"),
    QT_TRANSLATE_NOOP("CoreSentences", "Close other programs, or resample the scan first."),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be compressed: not enough memory"),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "The file states two different positions (sform and qform); the sform is used."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "The file does not say how the patient lay; left and right cannot be trusted."),
    QT_TRANSLATE_NOOP("CoreSentences", "%1 voxels held no number (NaN or infinite); they are taken as 0."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "No empty background was found: the scan does not look skull-stripped. Strip it "
                      "first, or give its brain mask."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "What differs from the background measures %1 litres, and a skull-stripped adult "
                      "brain 1 to 2: the map cannot be trusted unless the scan is stripped."),
    QT_TRANSLATE_NOOP("CoreSentences", "No brain was found in the scan: nothing differs from its background."),
    QT_TRANSLATE_NOOP("CoreSentences", "The brain in the scan is too small to work with."),
    QT_TRANSLATE_NOOP("CoreSentences", "The brain in the scan has no contrast: its intensities are all alike."),
    QT_TRANSLATE_NOOP("CoreSentences", "is no model card of this program"),
    QT_TRANSLATE_NOOP("CoreSentences", "Choose a folder with card.json and weights.safetensors."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "was written by a newer version (format %1, this program reads up to %2)"),
    QT_TRANSLATE_NOOP("CoreSentences", "Update the program."),
    QT_TRANSLATE_NOOP("CoreSentences", "is an incomplete model card, or one with a field of a wrong type"),
    QT_TRANSLATE_NOOP("CoreSentences", "is a wrong model card: %1"),
    QT_TRANSLATE_NOOP("CoreSentences", "A model is a folder with card.json and weights.safetensors."),
    QT_TRANSLATE_NOOP("CoreSentences", "holds no card.json"),
    QT_TRANSLATE_NOOP("CoreSentences", "does not match its card (the hash differs)"),
    QT_TRANSLATE_NOOP("CoreSentences", "Copy the whole model folder again."),
    QT_TRANSLATE_NOOP("CoreSentences", "does not exist or is not a file"),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be read"),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be read to its end"),
    QT_TRANSLATE_NOOP("CoreSentences", "is no safetensors file, or a truncated one"),
    QT_TRANSLATE_NOOP("CoreSentences", "is no safetensors file: its header is not JSON"),
    QT_TRANSLATE_NOOP("CoreSentences", "is truncated, or longer than its header says"),
    QT_TRANSLATE_NOOP("CoreSentences", "Copy or download it again."),
    QT_TRANSLATE_NOOP("CoreSentences", "The skip must lie between 1 and %1, not at %2."),
    QT_TRANSLATE_NOOP("CoreSentences", "The stride must lie between 1 and the patch of %1 pixels, not at %2."),
    QT_TRANSLATE_NOOP("CoreSentences", "The single step t must lie between 1 and %1, not at %2."),
    QT_TRANSLATE_NOOP("CoreSentences", "The region to heal is not on the scan's grid."),
    QT_TRANSLATE_NOOP("CoreSentences", "The region to heal holds no brain. Mark one inside the brain."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "The region to leave as it is covers the whole brain. Mark a smaller one."),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be written (%1)"),
    QT_TRANSLATE_NOOP("CoreSentences", "cannot be created as a folder (%1)"),
    QT_TRANSLATE_NOOP("CoreSentences", "Check that the folder exists, may be written to and has space left."),
    QT_TRANSLATE_NOOP("CoreSentences", "There is not enough memory. Close other programs and try again."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "There is no CUDA device, or this LibTorch was built without CUDA. Use the device "
                      "\"cpu\"."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "There is no Apple graphics processor, or this LibTorch was built without MPS. "
                      "Use the device \"cpu\"."),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "The compute library cannot be loaded: %1. Install the program again, or LibTorch "
                      "where it is missing."),
    QT_TRANSLATE_NOOP("CoreSentences", "The card failed, so the processor went on: %1"),
    QT_TRANSLATE_NOOP("CoreSentences",
                      "Keeping the %1 steps of this scan would take %2 GB of memory; the window allows "
                      "%3 GB for it. Choose a larger skip, or close other scans."),
};

struct Sentence {
    const char* key;
    QRegularExpression pattern;  ///< matches it at the beginning of a text
};

QRegularExpression patternOf(const QString& key) {
    static const QRegularExpression place(u"%\\d"_s);
    QString pattern = u"^"_s;
    const QStringList fixed = key.split(place);
    for (qsizetype i = 0; i < fixed.size(); ++i) {
        pattern += (i > 0 ? u"(.+?)"_s : QString()) + QRegularExpression::escape(fixed[i]);
    }
    return QRegularExpression(pattern + (key.endsWith(u'.') ? u"(?: |$)"_s : u"(?:\\.(?: |$)|$)"_s));
}

const std::vector<Sentence>& sentences() {
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        for (const char* key : kSentences) {
            made.push_back({key, patternOf(QString::fromUtf8(key))});
        }
        return made;
    }();
    return all;
}

QString translatedSentences(QString text);

/// What is put into a sentence: a number in the language's form, or further sentences.
QString placed(const QString& text) {
    static const QRegularExpression number(u"^-?\\d+\\.\\d+$"_s);
    return number.match(text).hasMatch() ? QString(text).replace(u"."_s, QLocale().decimalPoint())
                                         : translatedSentences(text);
}

QString translatedSentences(QString text) {
    QStringList said;
    while (!text.isEmpty()) {
        const auto found = std::find_if(
            sentences().begin(), sentences().end(),
            [&text](const Sentence& each) { return each.pattern.match(text).hasMatch(); });
        if (found == sentences().end()) {
            said << text;
            break;
        }
        const QRegularExpressionMatch match = found->pattern.match(text);
        QString sentence = QCoreApplication::translate("CoreSentences", found->key);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
            sentence.replace(u"%%1"_s.arg(i), placed(match.captured(i)));
        }
        const bool stopped = match.captured().trimmed().endsWith(u'.');
        said << (stopped && !sentence.endsWith(u'.') ? sentence + u'.' : sentence);
        text = text.mid(match.capturedLength());
    }
    return said.join(u' ');
}

}  // namespace

QString errorText(const std::exception& error) {
    const QString text = QString::fromUtf8(error.what());
    const auto* ofFile = dynamic_cast<const FileError*>(&error);
    if (ofFile != nullptr) {
        const QString file = u"\"%1\": "_s.arg(QString::fromStdString(displayPath(ofFile->file())));
        if (text.startsWith(file)) {
            return file + translatedSentences(text.mid(file.size()));
        }
    }
    return translatedSentences(text);
}

QString sentenceText(const std::string& sentences) {
    return translatedSentences(QString::fromStdString(sentences));
}

QStringList coreSentences() {
    QStringList all;
    for (const char* key : kSentences) {
        all << QString::fromUtf8(key);
    }
    return all;
}

}  // namespace disyre::ui
