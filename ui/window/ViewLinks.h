// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre::ui {

class BrainMaskEditor;
class PaintedAreas;
class SlicePresenter;
class ViewGrid;

/// Brings what a person does in the slice views to the presenter, so that cross-hair, slices, and
/// window and level are the same in all of them, and gives the views the measurements and the
/// painted areas and the brain mask that they show and change. All of these must outlive the views.
void linkViews(ViewGrid& views, SlicePresenter& presenter, PaintedAreas& areas,
               BrainMaskEditor& mask);

/// The same for views that show another picture beside the window's own one: nothing is measured or
/// painted in them.
void linkViews(ViewGrid& views, SlicePresenter& presenter);

}  // namespace disyre::ui
