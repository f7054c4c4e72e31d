// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre::ui {

class LayerPanel;
class SlicePresenter;
class StepController;
class Timeline;
class ViewGrid;

/// What the window shows of a scan, so that a case opens as it was: the slices, the step, zoom and
/// pan of each view, the layers, and window and level.
class CaseView {
public:
    CaseView(SlicePresenter& presenter, LayerPanel& layers, StepController& steps,
             Timeline& timeline, ViewGrid& views)
        : presenter_(presenter),
          layers_(layers),
          steps_(steps),
          timeline_(timeline),
          views_(views) {}

    /// What is shown now, as JSON.
    [[nodiscard]] std::string text() const;
    /// Shows what text() said. What is missing in it, or is of another form, stays as it is.
    void show(const std::string& text);

private:
    SlicePresenter& presenter_;
    LayerPanel& layers_;
    StepController& steps_;
    Timeline& timeline_;
    ViewGrid& views_;
};

}  // namespace disyre::ui
