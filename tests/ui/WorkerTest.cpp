// SPDX-License-Identifier: GPL-3.0-or-later
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "tests/ui/UiTestSupport.h"
#include "ui/common/Worker.h"

namespace disyre::ui::test {

class WorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workRunsInOrderBesideTheReceiversThread();
    void replacingStopsTheOldWorkAndDropsItsReplies();
    void stoppedWorkThatHasNotBegunIsForgotten();
    void repliesToAReceiverThatIsGoneAreDropped();

private:
    /// Whether a piece of work has begun, and whether it has ended.
    struct Course {
        std::atomic<bool> begun{false};
        std::atomic<bool> ended{false};
    };

    /// Returns work that lasts until it is stopped, and replies even then.
    static Worker::Work untilStopped(const std::shared_ptr<Course>& course,
                                     std::function<void()> answer) {
        return [course, answer](const Worker::Reply& reply, const StopToken& stop) {
            course->begun = true;
            while (!stop.stopRequested()) {
                QThread::msleep(1);
            }
            reply(answer);
            course->ended = true;
        };
    }
};

void WorkerTest::workRunsInOrderBesideTheReceiversThread() {
    QObject receiver;
    Worker worker(&receiver, Worker::Priority::Normal);
    std::vector<int> answers;
    auto onReceiversThread = std::make_shared<std::atomic<bool>>(false);
    for (int i = 0; i < 50; ++i) {
        worker.add([&answers, i, onReceiversThread](const Worker::Reply& reply, const StopToken&) {
            if (QThread::currentThread() == qApp->thread()) {
                *onReceiversThread = true;
            }
            reply([&answers, i] {
                QCOMPARE(QThread::currentThread(), qApp->thread());
                answers.push_back(i);
            });
        });
    }
    QTRY_COMPARE(answers.size(), std::size_t(50));
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(answers[static_cast<std::size_t>(i)], i);
    }
    QVERIFY(!*onReceiversThread);
}

void WorkerTest::replacingStopsTheOldWorkAndDropsItsReplies() {
    QObject receiver;
    Worker worker(&receiver, Worker::Priority::Low);
    const auto course = std::make_shared<Course>();
    int answered = 0;
    worker.replace(untilStopped(course, [&answered] { answered = 1; }));
    QTRY_VERIFY(course->begun.load());
    worker.replace([&answered](const Worker::Reply& reply, const StopToken&) {
        reply([&answered] { answered = 2; });
    });
    QTRY_COMPARE(answered, 2);
    QTRY_VERIFY(course->ended.load());
    QCoreApplication::processEvents();
    QCOMPARE(answered, 2);
}

void WorkerTest::stoppedWorkThatHasNotBegunIsForgotten() {
    QObject receiver;
    Worker worker(&receiver, Worker::Priority::Normal);
    const auto course = std::make_shared<Course>();
    const auto begun = std::make_shared<std::atomic<bool>>(false);
    worker.add(untilStopped(course, [] {}));
    QTRY_VERIFY(course->begun.load());
    worker.add([begun](const Worker::Reply&, const StopToken&) { *begun = true; });
    worker.stop();
    Worker::waitForAll();
    QVERIFY(course->ended.load());
    QVERIFY(!*begun);
}

void WorkerTest::repliesToAReceiverThatIsGoneAreDropped() {
    const auto course = std::make_shared<Course>();
    bool answered = false;
    {
        QObject receiver;
        Worker worker(&receiver, Worker::Priority::Normal);
        worker.add(untilStopped(course, [&answered] { answered = true; }));
        QTRY_VERIFY(course->begun.load());
    }
    Worker::waitForAll();
    QCoreApplication::processEvents();
    QVERIFY(course->ended.load());
    QVERIFY(!answered);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::WorkerTest>(argc, argv);
}

#include "WorkerTest.moc"
