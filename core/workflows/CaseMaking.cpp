// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseMaking.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/anatomy/BrainAlignment.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/OutputFolder.h"
#include "core/sample/SampleScan.h"
#include "core/workflows/CaseStrokes.h"
#include "core/workflows/CaseWriter.h"
#include "core/workflows/TemplateBrain.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

void refuseFilledFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error)) {
        throw FileError(folder, MessageId::CasesFolderExists);
    }
}

std::vector<HealthyScan> subjectsOf(const CaseRequest& request) {
    HealthyScansOptions options = request.scans;
    options.withTest = true;
    const HealthyScans scans = findHealthyScans(options);
    const std::vector<HealthyScan>& subjects =
        request.split == CaseSplit::Validation ? scans.validation : scans.test;
    if (subjects.empty()) {
        throw FileError(options.subjects, MessageId::ScansNoSubjectOfSplit,
                        {caseSplitName(request.split), options.folder});
    }
    return subjects;
}

/// A subject's scan and all that its cases have in common.
struct PreparedSubject {
    Volume original;
    LabelledBrain brain;
    std::optional<BrainAlignment> alignment;  ///< Empty until the first stroke needs it.
};

PreparedSubject prepareSubject(const HealthyScan& files, int maskGrowth) {
    PreparedSubject subject{readScan(files.scan), {}, {}};
    const Volume labels = readScan(files.mask);
    try {
        subject.brain = labelledBrain(subject.original, labels, maskGrowth);
    } catch (const SettingsError& error) {
        throw ScanError(files.mask, MessageId::CasesLabelsNotUsable, {error.message()});
    }
    return subject;
}

/// Makes and writes single cases. It keeps the subject of the last case, because a subject's cases
/// follow each other and preparing it takes long.
class CaseMaker {
public:
    explicit CaseMaker(const CaseRequest& request)
        : request_(request),
          subjects_(subjectsOf(request)),
          shapes_(readStrokeShapes(request.strokes, request.split)),
          template_(readTemplateBrain(request.templateScan.empty() ? sampleBrainFile()
                                                                   : request.templateScan)) {}

    [[nodiscard]] std::uint64_t oneOfEach() const {
        return request_.kinds.size() * subjects_.size();
    }

    BenchmarkCase make(std::uint64_t number) {
        const CaseKind kind = request_.kinds[number % request_.kinds.size()];
        const std::size_t turn = number / request_.kinds.size() % subjects_.size();
        const HealthyScan& files = subjects_[turn];
        if (!prepared_ || turn != preparedTurn_) {
            prepared_ = prepareSubject(files, request_.scans.maskGrowth);
            preparedTurn_ = turn;
        }
        try {
            return makeAndWrite(files.name, kind, number);
        } catch (const SettingsError& error) {
            throw ScanError(files.scan, MessageId::CasesNoLesionPossible,
                            {caseKindName(kind), error.message()});
        }
    }

private:
    BenchmarkCase makeAndWrite(const std::string& subject, CaseKind kind, std::uint64_t number) {
        CaseOrigin origin{fmt::format("{:03}-{}-{}", number, caseKindName(kind), subject),
                          subject,
                          request_.split,
                          request_.seed,
                          number,
                          std::nullopt};
        StrokeShapes strokes{&shapes_, {}};
        if (kind == CaseKind::Stroke) {
            origin.alignment = alignment();
            strokes.templateToScan = origin.alignment->templateToScan;
        }
        BenchmarkCase made = makeCase(prepared_->brain, kind, request_.seed, number, strokes);
        writeCase(request_.out, origin, made, prepared_->brain, prepared_->original);
        return made;
    }

    const BrainAlignment& alignment() {
        if (!prepared_->alignment) {
            prepared_->alignment = alignBrains(template_.scan, template_.brain,
                                               prepared_->brain.scan, prepared_->brain.brain);
        }
        return *prepared_->alignment;
    }

    const CaseRequest& request_;
    std::vector<HealthyScan> subjects_;
    std::vector<StrokeShape> shapes_;
    TemplateBrain template_;
    std::optional<PreparedSubject> prepared_;
    std::size_t preparedTurn_ = 0;
};

}  // namespace

CasesMade makeCases(const CaseRequest& request, const CaseObserver& observer,
                    const StopToken& stop) {
    refuseFilledFolder(request.out);
    CaseMaker maker(request);
    const OutputFolder folder(request.out);
    CasesMade result{request.count > 0 ? request.count : maker.oneOfEach(), {}};
    for (std::uint64_t number = 0; number < result.count; ++number) {
        stop.throwIfStopped();
        if (observer) {
            observer(number + 1, result.count);
        }
        const BenchmarkCase made = maker.make(number);
        CaseKindSummary& summary = result.kinds[made.kind];
        ++summary.count;
        summary.leastMl = std::min(summary.leastMl, made.lesionMl);
        summary.largestMl = std::max(summary.largestMl, made.lesionMl);
    }
    return result;
}

}  // namespace disyre
