// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLabel>

#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/MainWindow.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Runs on a platform without OpenGL (see CMakeLists.txt): the window says so and works on.
class NoGraphicsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensHealsAndSavesWithoutGraphics();
};

void NoGraphicsTest::opensHealsAndSavesWithoutGraphics() {
    WindowFixture at;
    MainWindow& window = at.window();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(at.open());
    QTRY_VERIFY2(!window.view().graphicsShown(), "this test is to run without OpenGL");
    auto& notice = at.child<QLabel>(u"noGraphicsLabel"_s);
    QVERIFY(notice.isVisible());
    QVERIFY(notice.text().contains(u"3-D graphics are not available"_s));

    wheel(window.view(), 1);
    window.healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(!at.job().busy(), 30000);
    QCOMPARE(at.cases().state(), HealingState::Done);
    QCOMPARE(window.timeline().available(), 4);
    window.showPosition(2);
    const QString out = at.path(u"out"_s);
    window.saveResults(out);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out + u"/steps.csv"_s), 30000);
    QVERIFY(window.saveScreenshot(at.path(u"window.png"_s)));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::NoGraphicsTest>(argc, argv);
}

#include "NoGraphicsTest.moc"
