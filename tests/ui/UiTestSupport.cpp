// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/UiTestSupport.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QMouseEvent>
#include <QOpenGLWidget>
#include <QPushButton>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>

#include <chrono>
#include <cmath>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/compute/WindowNetwork.h"
#include "core/image/Nifti.h"
#include "tests/support/Reorient.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

/// Threads that compute at a lower priority than the window's thread, as those of a healing do.
class BusyThreads {
public:
    explicit BusyThreads(int count) {
        for (int i = 0; i < count; ++i) {
            threads_.emplace_back(QThread::create([this] {
                volatile double sum = 0.0;
                while (!ends_) {
                    sum = sum + 1.0;
                }
            }));
            threads_.back()->start(QThread::LowPriority);
        }
    }
    ~BusyThreads() {
        ends_ = true;
        for (const auto& thread : threads_) {
            thread->wait();
        }
    }

private:
    std::atomic<bool> ends_{false};
    std::vector<std::unique_ptr<QThread>> threads_;
};

class FakeHealer : public Healer, public WindowNetwork {
public:
    FakeHealer(ModelCard card, std::shared_ptr<FakeLog> log)
        : card_(std::move(card)), log_(std::move(log)) {}

    [[nodiscard]] const ModelCard& card() const override { return card_; }

    HealingResult heal(const HealingInput& input, const HealingRequest& request,
                       const StepObserver& observer, const StopToken& stop) override {
        ++log_->heals;
        log_->onWindowThread = QThread::currentThread() == qApp->thread();
        const BusyThreads busy(log_->busyThreads);
        if (log_->failNext.exchange(false)) {
            throw ComputeError(MessageId::MemoryShort);
        }
        log_->request = request;
        const std::vector<int> ts = healingSteps(request.settings, card_);
        const auto steps = static_cast<int>(ts.size());
        const std::size_t count = input.image.sliceSize();
        HealingResult result;
        result.restoration = input.image;
        result.anomalyMap = Volume(input.image.size, input.image.affine);
        std::vector<int> order = request.slices;
        const std::vector<int> neighbours = request.neighbours.value_or(std::vector<int>());
        order.insert(order.end(), neighbours.begin(), neighbours.end());
        int done = 0;
        for (const int slice : order) {
            const bool isNeighbour = done >= static_cast<int>(request.slices.size());
            const std::size_t first = input.image.index(0, 0, slice);
            for (int step = 0; step < steps; ++step) {
                std::this_thread::sleep_for(std::chrono::milliseconds(log_->stepMilliseconds));
                if (stop.stopRequested()) {
                    log_->stopSeen = true;
                    result.stopped = true;
                    return result;
                }
                std::vector<float> restored(count, 0.0f);
                std::vector<float> gradient(count, 0.0f);
                double sum = 0.0;
                double brain = 0.0;
                for (std::size_t i = 0; i < count; ++i) {
                    if (input.mask.voxels[first + i] != 0) {
                        const float whole = kHealedGrey - input.image.voxels[first + i];
                        const float part = whole / static_cast<float>(steps);
                        restored[i] =
                            input.image.voxels[first + i] + part * static_cast<float>(step + 1);
                        gradient[i] = std::abs(part);
                        sum += static_cast<double>(gradient[i]);
                        brain += 1.0;
                        result.restoration.voxels[first + i] = restored[i];
                        result.anomalyMap.voxels[first + i] = gradient[i];
                    }
                }
                const bool last = step + 1 == steps;
                observer({.slice = slice,
                          .isNeighbour = isNeighbour,
                          .step = step,
                          .steps = steps,
                          .t = ts[static_cast<std::size_t>(step)],
                          .width = input.image.size[0],
                          .height = input.image.size[1],
                          .restored = restored,
                          .gradient = gradient,
                          .weighted = gradient,
                          .meanGradient = brain > 0 ? sum / brain : 0.0,
                          .slicesDone = done + (last ? 1 : 0),
                          .slicesTotal = static_cast<int>(order.size())});
            }
            ++done;
            result.slicesHealed += isNeighbour ? 0 : 1;
        }
        return result;
    }

    void restoreWindows(const float* windows, int count, int, float* restored,
                        const StopToken& stop) override {
        stop.throwIfStopped();
        const int values = count * card_.patch * card_.patch;
        for (int i = 0; i < values; ++i) {
            // The place within the window matters, so that windows differ at the same pixel.
            restored[i] = 0.5f * windows[i] + 0.3f * static_cast<float>(i % card_.patch) /
                                                  static_cast<float>(card_.patch);
        }
    }

private:
    ModelCard card_;
    std::shared_ptr<FakeLog> log_;
};

}  // namespace

Volume spottedBrain() {
    // This phantom is used for nothing else, because the baselines must not change with other
    // tests.
    Volume brain({48, 56, 40}, axisAlignedAffine({2, 2, 2}, {-47, -55, -39}));
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x) {
                const double radius =
                    std::hypot((x - 23.5) / 19.0, (y - 27.5) / 23.0, (z - 19.5) / 16.0);
                if (radius <= 1.0) {
                    const double rim = radius > 0.8 ? 70.0 : 110.0;
                    const double waves = 10.0 * std::sin(0.6 * x + 0.3 * y);
                    brain.at(x, y, z) = static_cast<float>(rim + waves);
                }
            }
        }
    }
    const int x = brain.size[0] * 2 / 3;
    const int y = brain.size[1] * 2 / 3;
    for (int dz = -1; dz <= 1; ++dz) {
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                brain.at(x + dx, y + dy, kSpotSlice + dz) = static_cast<float>(kSpotValue);
            }
        }
    }
    return brain;
}

std::shared_ptr<Healer> fakeHealer(const ModelCard& card, std::shared_ptr<FakeLog> log) {
    return std::make_shared<FakeHealer>(card, std::move(log));
}

ModelCard testCard() {
    ModelCard card;
    card.name = "test model";
    card.spacing = {4, 4, 4};
    card.patch = 32;
    card.data = "a phantom made by code";
    card.healthy = {{"", {}, 0.05, "chosen for the tests", 1.0, {}}};
    return card;
}

std::filesystem::path writeTestModel(const QString& folder) {
    const std::filesystem::path model = toPath(folder) / "model";
    std::filesystem::create_directories(model);
    writeModelCard(model, testCard());
    return model;
}

QString writeTestScan(const QString& folder, const QString& name, const Orientation& orientation) {
    const QString file = QDir(folder).filePath(name);
    writeScan(toPath(file), disyre::test::reoriented(spottedBrain(), orientation));
    return file;
}

QString writeTestScan(const QString& folder, const QString& name) {
    return writeTestScan(folder, name, Orientation{});
}

double rootMeanSquare(const QImage& a, const QImage& b) {
    if (a.size() != b.size() || a.isNull()) {
        return 255.0;
    }
    const QImage first = a.convertToFormat(QImage::Format_RGB32);
    const QImage second = b.convertToFormat(QImage::Format_RGB32);
    double sum = 0.0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x) {
            const QRgb p = first.pixel(x, y);
            const QRgb q = second.pixel(x, y);
            for (const int difference :
                 {qRed(p) - qRed(q), qGreen(p) - qGreen(q), qBlue(p) - qBlue(q)}) {
                sum += difference * difference;
            }
        }
    }
    return std::sqrt(sum / (3.0 * first.width() * first.height()));
}

namespace {

QString baselineFile(const QString& name) {
    return QDir(QStringLiteral(DISYRE_UI_BASELINES)).filePath(name + u".png"_s);
}

}  // namespace

double baselineDifference(const QImage& picture, const QString& name) {
    return rootMeanSquare(picture, QImage(baselineFile(name)));
}

bool matchesBaseline(const QImage& picture, const QString& name, double tolerance) {
    const QString file = baselineFile(name);
    if (qEnvironmentVariableIsSet("DISYRE_UPDATE_BASELINES")) {
        return picture.save(file);
    }
    const double difference = baselineDifference(picture, name);
    if (difference <= tolerance) {
        return true;
    }
    const QString seen = QCoreApplication::applicationDirPath() + u"/failed-%1.png"_s.arg(name);
    picture.save(seen);
    qWarning("%s differs from its baseline by %.2f grey levels (at most %.2f): see %s",
             qUtf8Printable(name), difference, tolerance, qUtf8Printable(seen));
    return false;
}

QImage slicePicture(QWidget& view) {
    auto* graphics = view.findChild<QOpenGLWidget*>(u"sliceGraphics"_s);
    return graphics == nullptr ? QImage() : graphics->grabFramebuffer();
}

int colouredPixels(const QImage& picture) {
    int coloured = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb p = picture.pixel(x, y);
            const auto [low, high] = std::minmax({qRed(p), qGreen(p), qBlue(p)});
            coloured += high - low > 24 ? 1 : 0;
        }
    }
    return coloured;
}

void wheel(QWidget& widget, int notches, Qt::KeyboardModifiers modifiers) {
    const QPointF middle = QRectF(widget.rect()).center();
    QWheelEvent event(middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches),
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void hover(QWidget& widget, QPoint at, Qt::MouseButtons held) {
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(QPointF(at)), Qt::NoButton, held,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, Qt::MouseButton button, QPoint from, QPoint to) {
    QTest::mousePress(&widget, button, Qt::NoModifier, from);
    hover(widget, (from + to) / 2, button);
    hover(widget, to, button);
    QTest::mouseRelease(&widget, button, Qt::NoModifier, to);
}

namespace {

/// Notices when any widget is laid out or painted.
class ChangeWatch : public QObject {
public:
    ChangeWatch() {
        sinceChange.start();
        qApp->installEventFilter(this);
    }

    QElapsedTimer sinceChange;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        switch (event->type()) {
            case QEvent::LayoutRequest:
            case QEvent::Resize:
            case QEvent::Show:
            case QEvent::Hide:
            case QEvent::Paint:
            case QEvent::UpdateRequest:
                sinceChange.restart();
                break;
            default:
                break;
        }
        return QObject::eventFilter(watched, event);
    }
};

constexpr int kMostSettlingMilliseconds = 5000;

}  // namespace

bool waitUntilSettled(int stillMilliseconds) {
    ChangeWatch watch;
    return QTest::qWaitFor(
        [&watch, stillMilliseconds] { return watch.sinceChange.hasExpired(stillMilliseconds); },
        kMostSettlingMilliseconds);
}

void letTimePass(int milliseconds) {
    QTest::qWait(milliseconds);
}

void answerFileDialog(const QString& path) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, qApp, [timer, path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) {
            return;
        }
        timer->deleteLater();
        timer->stop();
        // The path is set at once, because the completion would interfere if it were typed letter
        // by letter.
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        auto* buttons = dialog->findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : buttons->buttons()) {
            if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    });
    timer->start(50);
}

}  // namespace disyre::ui::test
