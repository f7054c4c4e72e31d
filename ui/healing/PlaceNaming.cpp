// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/PlaceNaming.h"

#include "core/base/Error.h"

namespace disyre::ui {

PlaceNaming::PlaceNaming(CaseList& cases, QObject* parent)
    : QObject(parent),
      cases_(cases),
      finder_([](const PreparedScan& prepared, const StopToken& stop) {
          return findPlaces(prepared.image, prepared.mask, stop);
      }),
      worker_(this, Worker::Priority::Low) {
    connect(&cases_, &CaseList::stateChanged, this, &PlaceNaming::look);
    connect(&cases_, &CaseList::resultsDropped, this, &PlaceNaming::stop);
    connect(&cases_, &CaseList::caseShown, this, &PlaceNaming::changed);
}

PlaceNaming::~PlaceNaming() {
    for (auto& [id, request] : stops_) {
        request.requestStop();
    }
}

bool PlaceNaming::isLooking() const {
    return stops_.contains(cases_.shownId());
}

void PlaceNaming::setNamed(bool named) {
    HealingCase* one = cases_.find(cases_.shownId());
    if (one != nullptr && one->namesPlaces != named) {
        one->namesPlaces = named;
        Q_EMIT changed();
    }
}

void PlaceNaming::look() {
    for (const auto& one : cases_.all()) {
        if (one->prepared && one->placesFor != one->prepared) {
            begin(*one);
        }
    }
}

void PlaceNaming::begin(HealingCase& one) {
    stop(one.id);
    one.placesFor = one.prepared;
    one.places.reset();
    one.placesProblem.reset();
    const StopToken request;
    stops_.insert_or_assign(one.id, request);
    worker_.add([this, id = one.id, prepared = one.prepared, find = finder_, request](
                    const Worker::Reply& reply, const StopToken&) {
        std::shared_ptr<const ScanPlaces> places;
        std::optional<Message> problem;
        try {
            request.throwIfStopped();
            places = std::make_shared<const ScanPlaces>(find(*prepared, request));
            problem = places->problem();
        } catch (const Stopped&) {
            return;
        } catch (const std::exception& error) {
            problem = messageOf(error);
        }
        reply([=, this] { end(id, prepared, places, problem); });
    });
    Q_EMIT changed();
}

void PlaceNaming::end(int id, const std::shared_ptr<const PreparedScan>& prepared,
                      std::shared_ptr<const ScanPlaces> places,
                      const std::optional<Message>& problem) {
    HealingCase* one = cases_.find(id);
    if (one == nullptr || one->placesFor != prepared) {
        return;
    }
    stops_.erase(id);
    one->places = std::move(places);
    one->placesProblem = problem;
    if (id == cases_.shownId()) {
        Q_EMIT changed();
    }
}

void PlaceNaming::stop(int id) {
    const auto found = stops_.find(id);
    if (found != stops_.end()) {
        found->second.requestStop();
        stops_.erase(found);
    }
}

}  // namespace disyre::ui
