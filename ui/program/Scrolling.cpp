// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/Scrolling.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

#include "ui/common/Waiting.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui {

double scrollThreeViews(MainWindow& window, int milliseconds) {
    constexpr int kPatience = 10000;
    const auto scan = window.session().cases().scan();
    SlicePresenter& presenter = window.presenter();
    std::array<int, 3> place = presenter.crosshair();
    std::array<int, 3> way{1, 1, 1};
    QElapsedTimer clock;
    clock.start();
    int drawn = 0;
    while (scan && clock.elapsed() < milliseconds) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (place[axis] + way[axis] < 0 || place[axis] + way[axis] >= scan->ras.size[axis]) {
                way[axis] = -way[axis];
            }
            place[axis] += way[axis];
        }
        std::array<int, 3> before{};
        for (const Plane plane : kPlanes) {
            before[static_cast<std::size_t>(plane)] = window.views().view(plane).framesRendered();
        }
        presenter.setCrosshair(place);
        const bool all = waitUntil(
            [&] {
                return std::all_of(kPlanes.begin(), kPlanes.end(), [&](Plane plane) {
                    return window.views().view(plane).framesRendered() >
                           before[static_cast<std::size_t>(plane)];
                });
            },
            kPatience);
        if (!all) {
            return 0.0;
        }
        ++drawn;
    }
    return clock.elapsed() > 0 ? 1000.0 * drawn / static_cast<double>(clock.elapsed()) : 0.0;
}

}  // namespace disyre::ui
