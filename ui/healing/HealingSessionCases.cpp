// SPDX-License-Identifier: GPL-3.0-or-later
// Which scans are open, and which of them is shown.
#include <algorithm>

#include "ui/healing/Guarded.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/Paths.h"
#include "ui/healing/ScanFolder.h"

namespace disyre::ui {

HealingCase* HealingSession::find(int id) const {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [id](const auto& one) { return one->id == id; });
    return found == cases_.end() ? nullptr : found->get();
}

HealingCase* HealingSession::running() const {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [](const auto& one) { return isBusy(one->state); });
    return found == cases_.end() ? nullptr : found->get();
}

const HealingCase* HealingSession::healingCase() const {
    return running();
}

const HealingCase* HealingSession::inWorkOrShown() const {
    const HealingCase* one = running();
    return one != nullptr ? one : shown_;
}

HealingCase& HealingSession::caseOf(const std::filesystem::path& file) {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [&file](const auto& one) { return one->file == file; });
    if (found != cases_.end()) {
        return **found;
    }
    auto added = std::make_unique<HealingCase>();
    added->id = nextId_++;
    added->name = file.empty() ? sampleName() : toText(file.filename());
    added->file = file;
    cases_.push_back(std::move(added));
    return *cases_.back();
}

void HealingSession::open(const std::filesystem::path& path) {
    beginOpening();
    const int wish = ++wishToShow_;
    files_.post([this, wish, path] {
        guarded(
            [&] {
                const std::vector<std::filesystem::path> files = scansAt(path);
                std::vector<std::filesystem::file_time_type> written;
                for (const auto& file : files) {
                    written.push_back(writtenAt(file));
                }
                QMetaObject::invokeMethod(this, [this, wish, files, written] {
                    std::vector<int> ids;
                    for (std::size_t i = 0; i < files.size(); ++i) {
                        HealingCase& one = caseOf(files[i]);
                        one.outdated = one.scan && one.written != written[i];
                        ids.push_back(one.id);
                    }
                    Q_EMIT casesChanged();
                    if (wish == wishToShow_) {
                        showCase(ids.front());
                    }
                    endOpening();
                });
            },
            [this](const QString& message) {
                QMetaObject::invokeMethod(this, [this, message] {
                    endOpening();
                    Q_EMIT openFailed(message);
                });
            });
    });
}

void HealingSession::openSample() {
    const int id = caseOf({}).id;
    Q_EMIT casesChanged();
    showCase(id);
}

void HealingSession::showCase(int id) {
    HealingCase* one = find(id);
    if (one == nullptr) {
        return;
    }
    ++wishToShow_;
    if (one->scan && !one->outdated) {
        show(one);
    } else {
        readAndShow(*one);
    }
}

void HealingSession::show(HealingCase* one) {
    shown_ = one;
    Q_EMIT caseShown();
    Q_EMIT casesChanged();
    Q_EMIT stateChanged();
}

void HealingSession::readAndShow(const HealingCase& one) {
    beginOpening();
    files_.post([this, wish = wishToShow_, id = one.id, file = one.file] {
        std::shared_ptr<const OpenedScan> opened;
        QString problem;
        const auto written = writtenAt(file);
        guarded([&] { opened = file.empty() ? openSampleScan() : openScan(file); },
                [&](const QString& message) { problem = message; });
        QMetaObject::invokeMethod(this,
                                  [=, this] { takeScan(wish, id, opened, written, problem); });
    });
}

void HealingSession::takeScan(int wish, int id, std::shared_ptr<const OpenedScan> opened,
                              std::filesystem::file_time_type written, const QString& problem) {
    HealingCase* one = find(id);
    if (one != nullptr && !opened) {
        std::erase_if(cases_, [id](const auto& each) { return each->id == id && !each->scan; });
        Q_EMIT casesChanged();
    } else if (one != nullptr) {
        forgetResults(*one);
        one->scan = std::move(opened);
        one->written = written;
        one->outdated = false;
        if (wish == wishToShow_) {
            show(one);
            Q_EMIT scanOpened();
        } else {
            Q_EMIT casesChanged();
        }
    }
    endOpening();
    if (!problem.isEmpty()) {
        Q_EMIT openFailed(problem);
    }
}

void HealingSession::forgetResults(HealingCase& one) {
    if (isBusy(one.state)) {
        stop_.requestStop();
        ++healJob_;
    }
    one.prepared.reset();
    one.cache.reset();
    one.slices.clear();
    one.framesDone = 0;
    one.meter.reset();
    one.state = State::Ready;
}

void HealingSession::closeCase(int id) {
    const auto place = std::find_if(cases_.begin(), cases_.end(),
                                    [id](const auto& one) { return one->id == id; });
    if (place == cases_.end()) {
        return;
    }
    const bool healed = isBusy((*place)->state);
    if (healed) {
        stop_.requestStop();
        ++healJob_;
    }
    const bool wasShown = place->get() == shown_;
    const auto next = cases_.erase(place);
    if (wasShown) {
        // The neighbour that takes its place in the list; of those read, or it would open files.
        const auto read = [](const auto& one) { return one->scan != nullptr; };
        auto neighbour = std::find_if(next, cases_.end(), read);
        if (neighbour == cases_.end()) {
            const auto before = std::find_if(cases_.rbegin(), cases_.rend(), read);
            show(before == cases_.rend() ? nullptr : before->get());
        } else {
            show(neighbour->get());
        }
    } else {
        Q_EMIT casesChanged();
    }
    if (healed) {
        Q_EMIT stateChanged();
        Q_EMIT healingEnded(true);
    }
}

void HealingSession::beginOpening() {
    if (++opening_ == 1) {
        Q_EMIT openingChanged();
    }
}

void HealingSession::endOpening() {
    if (--opening_ == 0) {
        Q_EMIT openingChanged();
    }
}

}  // namespace disyre::ui
