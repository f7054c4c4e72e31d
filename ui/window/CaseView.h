// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

class QJsonObject;

namespace disyre::ui {

class LayerPanel;
class SlicePresenter;
class StepController;
class Timeline;
class ViewGrid;

/// What the window shows of a scan, so that a case opens as it was: the slices, the step, which
/// views are large, zoom and pan of each view, the layers, and window and level. The side of the
/// screen on which the patient's right lies is not part of it: a picture that is mirrored because
/// somebody else saved it so is dangerous, and each reader keeps their own.
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
    void showLayout(const QJsonObject& layout);

    SlicePresenter& presenter_;
    LayerPanel& layers_;
    StepController& steps_;
    Timeline& timeline_;
    ViewGrid& views_;
};

}  // namespace disyre::ui
