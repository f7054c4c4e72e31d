// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingDecisions.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace disyre::ui {

/// A change as the undo stack knows it: all decisions before and after.
class DecisionsChange : public QUndoCommand {
public:
    DecisionsChange(FindingDecisions& decisions, FindingDecisions::All before,
                    FindingDecisions::All after, const QString& text)
        : QUndoCommand(text),
          decisions_(decisions),
          before_(std::move(before)),
          after_(std::move(after)) {}
    void undo() override { decisions_.put(before_); }
    void redo() override { decisions_.put(after_); }

private:
    FindingDecisions& decisions_;
    FindingDecisions::All before_;
    FindingDecisions::All after_;
};

FindingDecisions::FindingDecisions(QUndoStack& undo, QObject* parent)
    : QObject(parent), undo_(undo) {}

void FindingDecisions::setScan(const std::shared_ptr<const void>& scan) {
    if (now_.scan.lock() == scan) {
        return;
    }
    undo_.clear();
    others_.push_back(std::move(now_));
    std::erase_if(others_, [](const Kept& each) { return each.scan.expired(); });
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Kept& each) { return each.scan.lock() == scan; });
    now_ = {scan, {}};
    if (known != others_.end()) {
        now_ = std::move(*known);
        others_.erase(known);
    }
    Q_EMIT changed();
}

FindingDecisions::All FindingDecisions::of(const std::shared_ptr<const void>& scan) const {
    if (now_.scan.lock() == scan) {
        return now_.all;
    }
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Kept& each) { return each.scan.lock() == scan; });
    return known != others_.end() ? known->all : All();
}

const DecidedFinding* FindingDecisions::find(int id) const {
    const auto found = std::find_if(now_.all.begin(), now_.all.end(),
                                    [id](const DecidedFinding& each) { return each.id == id; });
    return found != now_.all.end() ? &*found : nullptr;
}

void FindingDecisions::change(All all, const QString& text) {
    std::erase_if(all, [](const DecidedFinding& each) { return each.isEmpty(); });
    if (all != now_.all) {
        undo_.push(new DecisionsChange(*this, now_.all, std::move(all), text));
    }
}

void FindingDecisions::setAll(All all) {
    put(all);
}

void FindingDecisions::put(const All& all) {
    if (all != now_.all) {
        now_.all = all;
        Q_EMIT changed();
    }
}

}  // namespace disyre::ui
