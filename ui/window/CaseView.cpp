// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CaseView.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StepController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QJsonArray jsonOf(const Contrast& contrast) {
    return {contrast.window, contrast.level};
}

Contrast savedContrastOf(const QJsonValue& json, const Contrast& otherwise) {
    const QJsonArray pair = json.toArray();
    return pair.size() == 2 && pair[0].toDouble() > 0.0
               ? Contrast{pair[0].toDouble(), pair[1].toDouble()}
               : otherwise;
}

/// Turns the pan of a view into that of the radiological convention, and back; both are the same
/// but for the side.
QPointF mirrored(const QPointF& pan, bool isMirrored) {
    return isMirrored ? QPointF(-pan.x(), pan.y()) : pan;
}

/// Whether the view shows the mirror image of the one that radiologists are used to.
bool isMirrored(const SliceView& view) {
    return view.plane() != Plane::Sagittal && view.convention() == Convention::Neurological;
}

/// One of the values of an enumeration, from 0 to the last one.
template <typename Value>
Value choiceOf(const QJsonValue& json, Value last, Value otherwise) {
    const int number = json.toInt(-1);
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Value>(number) : otherwise;
}

}  // namespace

std::string CaseView::text() const {
    const LayerChoice& choice = layers_.choice();
    QJsonArray weights;
    for (const double weight : choice.weights) {
        weights.append(weight);
    }
    QJsonArray views;
    for (const SliceView* view : views_.views()) {
        const QPointF pan = mirrored(view->pan(), isMirrored(*view));
        views.append(
            QJsonObject{{u"zoom"_s, view->zoom()}, {u"pan"_s, QJsonArray{pan.x(), pan.y()}}});
    }
    const QJsonObject layout{
        {u"main"_s, static_cast<int>(views_.main())},
        {u"quarters"_s, views_.arrangement() == ViewGrid::Arrangement::Quarters},
        {u"alone"_s, views_.alone() ? static_cast<int>(*views_.alone()) : -1}};
    const auto& voxel = presenter_.crosshair();
    const QJsonObject json{{u"crosshair"_s, QJsonArray{voxel[0], voxel[1], voxel[2]}},
                           {u"position"_s, timeline_.position()},
                           {u"follows_newest"_s, steps_.followsNewest()},
                           {u"views"_s, views},
                           {u"layout"_s, layout},
                           {u"picture"_s, jsonOf(presenter_.contrast())},
                           {u"difference"_s, jsonOf(presenter_.differenceContrast())},
                           {u"layer"_s, static_cast<int>(choice.base)},
                           {u"overlay"_s, choice.overlay},
                           {u"overlay_kind"_s, static_cast<int>(choice.kind)},
                           {u"overlay_opacity"_s, choice.opacity},
                           {u"overlay_map"_s, static_cast<int>(choice.style.map)},
                           {u"overlay_meaning"_s, static_cast<int>(choice.style.meaning)},
                           {u"weights"_s, weights}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

void CaseView::show(const std::string& text) {
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (json.isEmpty()) {
        return;
    }
    const LayerChoice before = layers_.choice();
    layers_.setBase(choiceOf(json[u"layer"_s], BaseLayer::Difference, before.base));
    layers_.setOverlayShown(json[u"overlay"_s].toBool(before.overlay));
    layers_.setKind(choiceOf(json[u"overlay_kind"_s], OverlayKind::WeightedSteps, before.kind));
    layers_.setOpacity(std::clamp(json[u"overlay_opacity"_s].toDouble(before.opacity), 0.0, 1.0));
    layers_.setOverlayStyle(
        {choiceOf(json[u"overlay_map"_s], ScoreMap::Grey, before.style.map),
         choiceOf(json[u"overlay_meaning"_s], ThresholdMeaning::Fill, before.style.meaning)});
    std::vector<double> weights;
    for (const QJsonValue& weight : json[u"weights"_s].toArray()) {
        weights.push_back(std::clamp(weight.toDouble(), 0.0, 1.0));
    }
    if (weights.size() == before.weights.size()) {
        layers_.setWeights(weights);
    }
    if (const QJsonArray voxel = json[u"crosshair"_s].toArray(); voxel.size() == 3) {
        presenter_.setCrosshair({voxel[0].toInt(), voxel[1].toInt(), voxel[2].toInt()});
    }
    presenter_.setContrasts(
        savedContrastOf(json[u"picture"_s], presenter_.contrast()),
        savedContrastOf(json[u"difference"_s], presenter_.differenceContrast()));
    // The timeline follows the slice when it is drawn, and then has that slice's steps.
    presenter_.refreshNow();
    const bool followsNewest = json[u"follows_newest"_s].toBool(true);
    steps_.setFollowsNewest(followsNewest);
    steps_.update();
    if (!followsNewest) {
        steps_.showPosition(json[u"position"_s].toInt());
    }
    showLayout(json[u"layout"_s].toObject());
    const QJsonArray views = json[u"views"_s].toArray();
    const std::vector<SliceView*> all = views_.views();
    for (qsizetype i = 0; i < std::min(views.size(), qsizetype(all.size())); ++i) {
        const QJsonObject view = views[i].toObject();
        const QJsonArray pan = view[u"pan"_s].toArray();
        const double zoom = view[u"zoom"_s].toDouble();
        if (zoom > 0.0 && pan.size() == 2) {
            SliceView& one = *all[static_cast<std::size_t>(i)];
            one.setZoomAndPan(zoom,
                              mirrored({pan[0].toDouble(), pan[1].toDouble()}, isMirrored(one)));
        }
    }
}

void CaseView::showLayout(const QJsonObject& layout) {
    if (layout.isEmpty()) {
        return;
    }
    views_.setMain(choiceOf(layout[u"main"_s], Plane::Sagittal, views_.main()));
    views_.setArrangement(layout[u"quarters"_s].toBool() ? ViewGrid::Arrangement::Quarters
                                                         : ViewGrid::Arrangement::LargeAndTwo);
    const int alone = layout[u"alone"_s].toInt(-1);
    views_.setAlone(alone >= 0 && alone <= static_cast<int>(Plane::Sagittal)
                        ? std::optional(static_cast<Plane>(alone))
                        : std::nullopt);
}

}  // namespace disyre::ui
