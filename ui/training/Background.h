// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "core/base/StopToken.h"

namespace disyre::ui {

/// Carries answers from a thread to a receiver that may be gone by then.
class Relay : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void said(const std::function<void()>& answer);
};

/// Work on a thread of the pool, one piece at a time. Its answers run on the receiver's thread, as
/// long as the receiver is there and nothing newer was started. Nobody ever waits for it.
class Background {
public:
    using Say = std::function<void(std::function<void()>)>;
    /// Gives answers through `say`, ends soon after a stop, and throws nothing.
    using Job = std::function<void(const Say& say, const StopToken& stop)>;

    explicit Background(QObject* receiver) : receiver_(receiver) {}
    ~Background() { stop(); }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Stops what was started before.
    void start(Job job);
    void stop() { stop_.requestStop(); }

private:
    QObject* receiver_;
    StopToken stop_;
};

/// What an exception says, for a person.
[[nodiscard]] QString reasonOf(const std::exception& error);

}  // namespace disyre::ui
