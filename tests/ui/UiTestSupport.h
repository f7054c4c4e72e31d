// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <atomic>
#include <filesystem>
#include <memory>

#include "core/compute/Compute.h"
#include "core/image/Volume.h"
#include "core/preprocess/Orientation.h"
#include "ui/common/Theme.h"
#include "ui/program/Application.h"

namespace disyre::ui::test {

/// A brain with one bright spot, in front on the patient's right, in slice kSpotSlice.
Volume spottedBrain();
inline constexpr int kSpotSlice = 20;
inline constexpr double kSpotValue = 300.0;

/// What the fake healer below was asked and what it did; the test shares it with the healer.
struct FakeLog {
    std::atomic<int> loads{0};
    std::atomic<int> heals{0};
    std::atomic<bool> stopSeen{false};
    std::atomic<int> stepMilliseconds{0};
    std::atomic<bool> failNext{false};
    std::atomic<bool> onWindowThread{false};  // whether the last healing ran on the window's thread
    // The fake keeps this many threads busy while it heals.
    std::atomic<int> busyThreads{0};
    // What the last healing was asked; it may be read only when that has ended.
    HealingRequest request;
    std::string device;
};

/// Heals by moving every brain voxel towards a middle grey, in equal parts a step, so that results
/// can be computed by hand. It obeys stop tokens and calls its observer as the real one does.
std::shared_ptr<Healer> fakeHealer(const ModelCard& card, std::shared_ptr<FakeLog> log);
inline constexpr float kHealedGrey = 0.5f;

ModelCard testCard();
/// Writes testCard() into a folder and returns it.
std::filesystem::path writeTestModel(const QString& folder);

/// Writes spottedBrain() with its axes in this order and returns the file's path.
QString writeTestScan(const QString& folder, const QString& name, const Orientation& orientation);
QString writeTestScan(const QString& folder, const QString& name = QStringLiteral("brain.nii.gz"));

/// Compares with tests/ui/baselines/`name`.png: the root of the mean squared difference of all
/// channels, in grey levels of 255. With DISYRE_UPDATE_BASELINES set, writes the file instead.
/// A failed comparison leaves the picture beside the test program.
bool matchesBaseline(const QImage& picture, const QString& name, double tolerance);
double baselineDifference(const QImage& picture, const QString& name);
double rootMeanSquare(const QImage& a, const QImage& b);

/// The slice view's picture without the annotations, whose fonts differ between machines.
QImage slicePicture(QWidget& view);
/// Counts the pixels that are clearly not grey.
int colouredPixels(const QImage& picture);

void wheel(QWidget& widget, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
/// Sends the event itself, because the pointer of the screen may be anywhere.
void hover(QWidget& widget, QPoint at, Qt::MouseButtons held = Qt::NoButton);
void drag(QWidget& widget, Qt::MouseButton button, QPoint from, QPoint to);

/// Handles events until nothing has been laid out or painted for `stillMilliseconds`, as a person
/// waits until the window stands still. Returns false if that does not happen within a few seconds.
bool waitUntilSettled(int stillMilliseconds = 60);
/// Handles events for a fixed time, to show that something does not happen in it.
void letTimePass(int milliseconds);

/// Answers the next file dialog as a person would who pastes the path.
void answerFileDialog(const QString& path);

/// Sets up the program around a test as main() does, with settings of its own.
template <typename Test>
int runTest(int argc, char** argv) {
    const QTemporaryDir settings;
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Application::prepare();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    Application application(argc, argv);
    Theme::apply(Theme::Choice::Dark);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace disyre::ui::test
